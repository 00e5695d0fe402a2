//! An object of a document in, the objects under one of its keys out, and the sentences in it.

use serde_json::{Map, Value};

use super::object_kind::{KeyContent, ObjectKind};

/// Something under a key of an object.
pub(super) struct Child<'a> {
    /// What it is; `None` for data.
    pub(super) kind: Option<ObjectKind>,
    /// The step from the value of the key to it; `None` if it is that value itself.
    pub(super) step: Option<String>,
    /// The step by which it is known: the name of a parameter, say, rather than its number.
    pub(super) name: Option<String>,
    pub(super) value: &'a Value,
}

/// The objects under a key of an object; `None` if it holds data.
pub(super) fn children<'a>(
    kind: ObjectKind,
    key: &str,
    value: &'a Value,
) -> Option<Vec<Child<'a>>> {
    match (kind.content(key), value) {
        (KeyContent::One(kind), Value::Object(_)) => Some(vec![Child {
            kind: Some(kind),
            step: None,
            name: None,
            value,
        }]),
        (KeyContent::Map(kind), Value::Object(map)) => Some(members(kind, map)),
        (KeyContent::List(kind), Value::Array(items)) => {
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

/// The members of an object with keys that the author chooses.
fn members(kind: ObjectKind, map: &Map<String, Value>) -> Vec<Child<'_>> {
    let success = (kind == ObjectKind::Response)
        .then(|| map.keys().find(|key| key.starts_with('2')))
        .flatten();
    // The response is the same thing, whether its status is 200 or 201.
    let name = |key: &String| {
        if success == Some(key) {
            SUCCESS.to_owned()
        } else {
            key.clone()
        }
    };
    let child = |(key, value): (&String, _)| Child {
        kind: (!is_extension(kind, key)).then_some(kind),
        step: Some(key.clone()),
        name: Some(name(key)),
        value,
    };
    map.iter().map(child).collect()
}

/// The value of a key with other objects in it: `change` gets each of them.
pub(super) fn transform(
    kind: ObjectKind,
    key: &str,
    value: &Value,
    mut change: impl FnMut(ObjectKind, &Child<'_>) -> Value,
) -> Value {
    let Some(children) = children(kind, key, value) else {
        return value.clone();
    };
    let mut changed = children.iter().map(|child| match child.kind {
        Some(kind) => change(kind, child),
        None => child.value.clone(),
    });
    match (kind.content(key), value) {
        (KeyContent::One(_), _) => changed.next().unwrap_or_default(),
        (_, Value::Object(map)) => map.keys().cloned().zip(changed).collect(),
        _ => changed.collect(),
    }
}

/// The name of the first response of an operation that reports success.
const SUCCESS: &str = "2xx";

/// Whether the key is an extension in an object that holds names too.
fn is_extension(kind: ObjectKind, key: &str) -> bool {
    matches!(
        kind,
        ObjectKind::PathItem | ObjectKind::Response | ObjectKind::Callback
    ) && key.starts_with("x-")
}

fn list_name(kind: ObjectKind, index: usize, value: &Value) -> String {
    let text = |key: &str| value.get(key).and_then(Value::as_str);
    let name = match kind {
        ObjectKind::Parameter => text("in")
            .zip(text("name"))
            .map(|(place, name)| format!("{place} {name}")),
        ObjectKind::Tag => text("name").map(str::to_owned),
        ObjectKind::Server => text("url").map(str::to_owned),
        _ => None,
    };
    name.unwrap_or_else(|| index.to_string())
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
pub(super) fn is_sentence(kind: ObjectKind, key: &str, value: &Value) -> bool {
    (kind.is_schema() && key == ENUM_SENTENCES)
        || (kind.sentences().contains(&key) && (value.is_string() || value.is_null()))
}

/// The document without sentences: what is left are its facts.
pub(super) fn without_sentences(kind: ObjectKind, value: &Value) -> Value {
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
