//! An object of a document in, the objects under one of its keys out, each with the place it has.

use serde_json::{Map, Value};

use super::kind::{Field, Kind};
use crate::document::pointer;

/// Something that stands under a key of an object.
pub(super) struct Child<'a> {
    /// What it is; nothing for data.
    pub(super) kind: Option<Kind>,
    /// The step from the value of the key to it: none where it is that value itself.
    step: Option<String>,
    /// The step by which it is known: the name of a parameter, say, rather than its number.
    pub(super) name: Option<String>,
    pub(super) value: &'a Value,
}

/// The objects under a key of an object of some kind; nothing where it holds data.
pub(super) fn children<'a>(kind: Kind, key: &str, value: &'a Value) -> Option<Vec<Child<'a>>> {
    match (kind.field(key), value) {
        (Field::One(kind), Value::Object(_)) => Some(vec![Child {
            kind: Some(kind),
            step: None,
            name: None,
            value,
        }]),
        (Field::Map(kind), Value::Object(map)) => {
            let success = (kind == Kind::Response)
                .then(|| map.keys().find(|key| key.starts_with('2')))
                .flatten();
            let child = |(key, value): (&String, &'a Value)| Child {
                kind: (!is_extension(kind, key)).then_some(kind),
                step: Some(key.clone()),
                // What an operation answers is the same thing, whether the status is 200 or 201.
                name: Some(if success == Some(key) {
                    SUCCESS.to_owned()
                } else {
                    key.clone()
                }),
                value,
            };
            Some(map.iter().map(child).collect())
        }
        (Field::List(kind), Value::Array(items)) => {
            let child = |(index, value): (usize, &'a Value)| Child {
                kind: Some(kind),
                step: Some(index.to_string()),
                name: Some(list_name(kind, index, value)),
                value,
            };
            Some(items.iter().enumerate().map(child).collect())
        }
        _ => None,
    }
}

/// The value of a key with other objects in it: `change` is given each that stands there.
pub(super) fn transform(
    kind: Kind,
    key: &str,
    value: &Value,
    mut change: impl FnMut(Kind, &Child<'_>) -> Value,
) -> Value {
    let Some(children) = children(kind, key, value) else {
        return value.clone();
    };
    let mut changed = children.iter().map(|child| match child.kind {
        Some(kind) => change(kind, child),
        None => child.value.clone(),
    });
    match (kind.field(key), value) {
        (Field::One(_), _) => changed.next().unwrap_or_default(),
        (_, Value::Object(map)) => map.keys().cloned().zip(changed).collect(),
        _ => changed.collect(),
    }
}

/// The name of the first response of an operation that tells of success.
const SUCCESS: &str = "2xx";

/// Where names and extensions stand in one object.
fn is_extension(kind: Kind, key: &str) -> bool {
    matches!(kind, Kind::PathItem | Kind::Response | Kind::Callback) && key.starts_with("x-")
}

fn list_name(kind: Kind, index: usize, value: &Value) -> String {
    let text = |key: &str| value.get(key).and_then(Value::as_str);
    let name = match kind {
        Kind::Parameter => text("in")
            .zip(text("name"))
            .map(|(place, name)| format!("{place} {name}")),
        Kind::Tag => text("name").map(str::to_owned),
        Kind::Server => text("url").map(str::to_owned),
        _ => None,
    };
    name.unwrap_or_else(|| index.to_string())
}

/// Where an object stands.
#[derive(Debug, Clone, Default)]
pub(super) struct Place {
    /// What tells the item around it from all others, whatever moves in the document.
    pub(super) item: String,
    /// The item in a person's words.
    pub(super) label: String,
    /// The way from the item to the object.
    pub(super) within: String,
    /// The JSON pointer of the object.
    pub(super) pointer: String,
}

impl Place {
    /// The place of a child under a key.
    pub(super) fn child(&self, key: &str, child: &Child<'_>) -> Self {
        let mut place = self.clone();
        for (path, name) in [
            (&mut place.pointer, &child.step),
            (&mut place.within, &child.name),
        ] {
            pointer::push(path, key);
            if let Some(name) = name {
                pointer::push(path, name);
            }
        }
        let Some(kind) = child.kind.filter(|kind| kind.is_item()) else {
            return place;
        };
        let name = child.name.as_deref().filter(|_| kind != Kind::Response);
        let name = name.or(child.step.as_deref()).unwrap_or_default();
        place.label = self.label_of(kind, key, name, child.value);
        place.item = match operation_id(kind, child.value) {
            Some(id) => format!("operation {id}"),
            None => format!("{}{}", self.item, place.within),
        };
        place.within = String::new();
        place
    }

    /// The place of a value of the enum here.
    pub(super) fn enum_value(&self, value: &str) -> Self {
        let mut place = self.clone();
        pointer::push(&mut place.within, "enum");
        pointer::push(&mut place.within, value);
        place.item.push_str(&std::mem::take(&mut place.within));
        place.label = format!("{} `{value}`", self.label);
        pointer::push(&mut place.pointer, ENUM_SENTENCES);
        pointer::push(&mut place.pointer, value);
        place
    }

    /// The way from the item to something under a key of the object.
    pub(super) fn within(&self, key: &str) -> String {
        let mut within = self.within.clone();
        pointer::push(&mut within, key);
        within
    }

    fn label_of(&self, kind: Kind, key: &str, name: &str, value: &Value) -> String {
        let around = &self.label;
        let label = match kind {
            Kind::Operation => {
                let id = value.get("operationId").and_then(Value::as_str);
                return id.map_or_else(|| format!("{key} {around}"), str::to_owned);
            }
            Kind::Schema if key == "properties" => return format!("{around}.{name}"),
            Kind::Schema if key == "schema" && self.within.starts_with("/requestBody") => {
                "request".to_owned()
            }
            Kind::Schema if key == "schema" => "body".to_owned(),
            Kind::Header => format!("header {name}"),
            Kind::Response => format!("response {name}"),
            Kind::Tag => format!("tag {name}"),
            Kind::Info => "info".to_owned(),
            _ => name.to_owned(),
        };
        if around.is_empty() {
            label
        } else {
            format!("{around} {label}")
        }
    }
}

fn operation_id(kind: Kind, value: &Value) -> Option<&str> {
    (kind == Kind::Operation)
        .then(|| value.get("operationId")?.as_str())
        .flatten()
}

/// The key under which the values of an `enum` are described.
pub(super) const ENUM_SENTENCES: &str = "x-enumDescriptions";

/// The texts among the values of the `enum` of a schema.
pub(super) fn enum_values(map: &Map<String, Value>) -> impl Iterator<Item = &str> {
    map.get("enum")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
}

/// Whether a key of an object of some kind holds sentences of ours.
pub(super) fn is_sentence(kind: Kind, key: &str, value: &Value) -> bool {
    (kind.is_schema() && key == ENUM_SENTENCES)
        || (kind.sentences().contains(&key) && (value.is_string() || value.is_null()))
}

/// The document without sentences: what is left are its facts.
pub(super) fn without_sentences(kind: Kind, value: &Value) -> Value {
    let Value::Object(map) = value else {
        return value.clone();
    };
    let facts = |(key, value): (&String, &Value)| {
        let facts = transform(kind, key, value, |kind, child| {
            without_sentences(kind, child.value)
        });
        (key.clone(), facts)
    };
    map.iter()
        .filter(|(key, value)| !is_sentence(kind, key, value))
        .map(facts)
        .collect()
}
