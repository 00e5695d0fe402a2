//! A published tree in, its facts out: the same tree without the sentences, in the same order.
//!
//! What is kept follows from the table of shapes. A sentence that OpenAPI requires becomes an empty text, so that the facts are a valid
//! document. Extensions, and values of other shapes than the table expects, keep what can be no sentence: numbers and single words.

use serde_json::{Map, Value};

use super::shapes::{OPENAPI, Object, Shape};

/// Keys under which an extension would hold a sentence, of one word too.
const SENTENCES: [&str; 3] = ["description", "summary", "title"];

/// The facts of a document.
pub(crate) fn strip(tree: &Value) -> Value {
    facts(&Shape::Object(&OPENAPI), tree).unwrap_or_default()
}

/// The facts in a value; `None` if it is a sentence.
fn facts(shape: &Shape, value: &Value) -> Option<Value> {
    match (shape, value) {
        (Shape::Any, _) | (Shape::Text, Value::String(_)) => Some(value.clone()),
        (Shape::Sentence, _) => None,
        (Shape::List(item), Value::Array(items)) => Some(
            items
                .iter()
                .filter_map(|value| facts(item, value))
                .collect(),
        ),
        (Shape::Map(Shape::Sentence), Value::Object(map)) => Some(
            map.keys()
                .map(|key| (key.clone(), Value::from("")))
                .collect(),
        ),
        (Shape::Map(item), Value::Object(map)) => Some(
            map.iter()
                .filter_map(|(key, value)| Some((key.clone(), facts(item, value)?)))
                .collect(),
        ),
        (Shape::Object(object) | Shape::Referable(object), Value::Object(map)) => {
            Some(members(object, map))
        }
        (Shape::BooleanOr(shape), Value::Object(_)) => facts(shape, value),
        _ => words(value),
    }
}

fn members(object: &Object, map: &Map<String, Value>) -> Value {
    let fact = |(key, value): (&String, &Value)| {
        let is_required = || {
            let field = object.field(map, key);
            field.is_some_and(|field| field.missing.is_some())
        };
        let fact = match object.shape_of(map, key) {
            Some(Shape::Sentence) => is_required().then(|| "".into()),
            Some(shape) => facts(shape, value),
            None if key == "$ref" => Some(value.clone()),
            None if SENTENCES.contains(&key.as_str()) => None,
            None => words(value),
        };
        Some((key.clone(), fact?))
    };
    map.iter().filter_map(fact).collect()
}

/// What is no sentence in data that has no table.
fn words(value: &Value) -> Option<Value> {
    match value {
        Value::String(text) => is_word(text).then(|| value.clone()),
        Value::Array(items) => Some(items.iter().filter_map(words).collect()),
        Value::Object(map) => {
            let is_name = |key: &str| is_word(key) && !SENTENCES.contains(&key);
            let members = map.iter().filter(|(key, _)| is_name(key));
            Some(
                members
                    .filter_map(|(key, value)| Some((key.clone(), words(value)?)))
                    .collect(),
            )
        }
        _ => Some(value.clone()),
    }
}

fn is_word(text: &str) -> bool {
    !text.contains(char::is_whitespace) && !text.ends_with(['.', '!', '?'])
}
