//! Two versions of a document in, the facts in which they differ out. Sentences are not facts.

use serde_json::{Map, Value};

use super::difference::Difference;
use super::edit::{EditStep, identity};

/// The keys whose values are compared as a whole.
const WHOLES: [&str; 5] = ["default", "enum", "example", "examples", "required"];

/// The keys of sentences.
const SENTENCES: [&str; 3] = ["description", "summary", "x-enumDescriptions"];

/// The facts in which two documents differ, in the order of the new one.
pub(super) fn find(old: &Value, new: &Value) -> Vec<Difference> {
    let mut found = Vec::new();
    compare(&mut found, &mut Vec::new(), old, new);
    found
}

fn compare(found: &mut Vec<Difference>, way: &mut Vec<EditStep>, old: &Value, new: &Value) {
    match (old, new) {
        (Value::Object(old), Value::Object(new)) => objects(found, way, old, new),
        (Value::Array(old), Value::Array(new)) if is_named(old) && is_named(new) => {
            lists(found, way, old, new);
        }
        _ if old == new => {}
        _ => found.push(Difference::new(way, Some(old), Some(new))),
    }
}

fn objects(
    found: &mut Vec<Difference>,
    way: &mut Vec<EditStep>,
    old: &Map<String, Value>,
    new: &Map<String, Value>,
) {
    found.extend(keys_of_one(way, old, new));
    for (key, value) in new {
        let Some(before) = old.get(key).filter(|_| !is_sentence(key, value)) else {
            continue;
        };
        way.push(EditStep::Key(key.clone()));
        if WHOLES.contains(&key.as_str()) {
            if before != value {
                found.push(Difference::new(way, Some(before), Some(value)));
            }
        } else {
            compare(found, way, before, value);
        }
        way.pop();
    }
}

/// The keys that only one of two objects has. A key that was renamed is one difference.
fn keys_of_one(
    way: &[EditStep],
    old: &Map<String, Value>,
    new: &Map<String, Value>,
) -> Vec<Difference> {
    fn only<'a>(
        here: &'a Map<String, Value>,
        there: &Map<String, Value>,
    ) -> Vec<(&'a String, &'a Value)> {
        let is_only = |(key, value): &(&String, &Value)| {
            !there.contains_key(*key) && !is_sentence(key, value)
        };
        here.iter().filter(is_only).collect()
    }
    let (removed, added) = (only(old, new), only(new, old));
    let is_renamed = |before: &Value, after: &Value| {
        before.is_object() && without_sentences(before) == without_sentences(after)
    };
    let remove = |(key, value): &(&String, &Value)| one_below(way, key, Some(value), None);
    let add = |(key, value): &(&String, &Value)| one_below(way, key, None, Some(value));
    match (&removed[..], &added[..]) {
        ([before], [after]) if is_renamed(before.1, after.1) => {
            vec![remove(before).with(add(after))]
        }
        _ => removed
            .iter()
            .map(remove)
            .chain(added.iter().map(add))
            .collect(),
    }
}

fn lists(found: &mut Vec<Difference>, way: &mut Vec<EditStep>, old: &[Value], new: &[Value]) {
    for item in old {
        way.extend(identity(item).map(EditStep::Item));
        match new.iter().find(|other| identity(other) == identity(item)) {
            Some(other) => compare(found, way, item, other),
            None => found.push(Difference::new(way, Some(item), None)),
        }
        way.pop();
    }
    for item in new {
        if !old.iter().any(|other| identity(other) == identity(item)) {
            way.extend(identity(item).map(EditStep::Item));
            found.push(Difference::new(way, None, Some(item)));
            way.pop();
        }
    }
}

fn is_named(list: &[Value]) -> bool {
    let mut names: Vec<Option<String>> = list.iter().map(identity).collect();
    names.sort();
    names.iter().all(Option::is_some) && names.windows(2).all(|two| two[0] != two[1])
}

fn is_sentence(key: &str, value: &Value) -> bool {
    // A property of that name holds a schema.
    SENTENCES.contains(&key) && (value.is_string() || key == SENTENCES[2])
}

fn without_sentences(value: &Value) -> Value {
    match value {
        Value::Object(map) => map
            .iter()
            .filter(|(key, value)| !is_sentence(key, value))
            .map(|(key, value)| (key.clone(), without_sentences(value)))
            .collect(),
        Value::Array(items) => items.iter().map(without_sentences).collect(),
        _ => value.clone(),
    }
}

fn one_below(way: &[EditStep], key: &str, old: Option<&Value>, new: Option<&Value>) -> Difference {
    let mut way = way.to_vec();
    way.push(EditStep::Key(key.to_owned()));
    Difference::new(&way, old, new)
}
