//! A response in, the same response out with one thing in it as a later version of the service may send it.

use codegen::ir::{Api, Field, Model, Response, Type};
use serde_json::{Value, json};

/// What is different in a variation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Change {
    /// A field is null.
    Null,
    /// A field is missing.
    Missing,
    /// An object has a field that the document does not know.
    UnknownField,
    /// An enum has a value that the document does not know.
    UnknownValue,
    /// A SID or a date is text of another form.
    OtherText,
    /// JSON that usually has a certain shape has another.
    OtherShape,
}

impl Change {
    /// Every change, in the order of their numbers.
    pub(crate) const ALL: [Self; 6] = [
        Self::Null,
        Self::Missing,
        Self::UnknownField,
        Self::UnknownValue,
        Self::OtherText,
        Self::OtherShape,
    ];
}

/// A response in which one thing is different.
pub(crate) struct Variation {
    /// What is different.
    pub(crate) change: Change,
    /// Where, as a JSON pointer.
    pub(crate) place: String,
    /// The whole response.
    pub(crate) body: Value,
}

/// Returns every variation of a response, one for each place and change.
pub(crate) fn of(api: &Api, response: &Response, body: &Value) -> Vec<Variation> {
    let mut places = Places {
        api,
        found: Vec::new(),
    };
    match response {
        Response::Empty
        | Response::Text
        | Response::Bytes
        | Response::Location
        | Response::ByStatus(_) => {}
        Response::One(ty) | Response::Optional(ty) => places.value(ty, body, ""),
        Response::Page { item, key } => places.page(item, key, body),
    }
    let varied = places.found.into_iter().filter_map(|(change, place)| {
        let body = changed(body, change, &place)?;
        Some(Variation {
            change,
            place,
            body,
        })
    });
    varied.collect()
}

/// The places of a response where something can be different, by the types of the client.
struct Places<'a> {
    api: &'a Api,
    found: Vec<(Change, String)>,
}

impl Places<'_> {
    fn page(&mut self, item: &Type, key: &str, body: &Value) {
        self.found.push((Change::UnknownField, String::new()));
        self.found.push((Change::Null, format!("/{key}")));
        for envelope in body
            .as_object()
            .into_iter()
            .flat_map(serde_json::Map::keys)
            .filter(|name| *name != key)
        {
            self.found.extend(
                [Change::Null, Change::Missing].map(|change| (change, format!("/{envelope}"))),
            );
        }
        self.value(
            &Type::List(Box::new(item.clone())),
            &body[key],
            &format!("/{key}"),
        );
    }

    fn value(&mut self, ty: &Type, value: &Value, place: &str) {
        match ty {
            Type::Model(name) => {
                let api = self.api;
                let resources = api
                    .modules
                    .iter()
                    .filter(|module| module.rust == name.module)
                    .flat_map(|module| &module.resources);
                let model = resources
                    .flat_map(|resource| &resource.models)
                    .find(|model| model.name.rust == name.rust);
                self.model(model.expect("every type is defined"), value, place);
            }
            Type::List(item) => {
                for (at, value) in value.as_array().into_iter().flatten().enumerate() {
                    self.value(item, value, &format!("{place}/{at}"));
                }
            }
            Type::Nullable(inner) => self.value(inner, value, place),
            Type::Enum(_) if value.is_string() => {
                self.found.push((Change::UnknownValue, place.to_owned()));
            }
            Type::Sid(_) | Type::DateTime | Type::Date if value.is_string() => {
                self.found.push((Change::OtherText, place.to_owned()));
            }
            Type::Json | Type::TypedJson(_) => {
                self.found.push((Change::OtherShape, place.to_owned()));
            }
            _ => {}
        }
    }

    fn model(&mut self, model: &Model, value: &Value, place: &str) {
        let Some(object) = value.as_object() else {
            return;
        };
        self.found.push((Change::UnknownField, place.to_owned()));
        for Field { name, ty, .. } in &model.fields {
            if let Some(value) = object.get(&name.wire) {
                let place = format!("{place}/{}", name.wire);
                self.found
                    .extend([Change::Null, Change::Missing].map(|change| (change, place.clone())));
                self.value(ty, value, &place);
            }
        }
    }
}

/// Makes a change in a copy of the body; `None` if it stands like that already.
fn changed(body: &Value, change: Change, place: &str) -> Option<Value> {
    let mut changed = body.clone();
    let (parent, key) = place.rsplit_once('/').unwrap_or_default();
    match change {
        Change::Null => *changed.pointer_mut(place)? = Value::Null,
        Change::Missing => drop(changed.pointer_mut(parent)?.as_object_mut()?.remove(key)),
        Change::UnknownField => drop(
            changed
                .pointer_mut(place)?
                .as_object_mut()?
                .insert("added_later".to_owned(), json!({"a": [1.5, null, "ü"]})),
        ),
        Change::UnknownValue => *changed.pointer_mut(place)? = json!("value-of-tomorrow"),
        Change::OtherText => *changed.pointer_mut(place)? = json!("ZZ not of that form ✓"),
        Change::OtherShape => {
            *changed.pointer_mut(place)? = json!(["another", { "shape": 7, "type": [] }]);
        }
    }
    (changed != *body).then_some(changed)
}
