//! Shapes and values in, the words for them in messages out.

use serde_json::Value;

use super::shapes::Shape;
use super::similar;
use crate::diagnostic::yaml_text;

/// What a shape asks for, with its article.
pub(super) fn expected(shape: &Shape) -> String {
    match shape {
        Shape::Any => "any value".to_owned(),
        Shape::Text | Shape::Sentence | Shape::Title => "text".to_owned(),
        Shape::Boolean => "`true` or `false`".to_owned(),
        Shape::Number => "a number".to_owned(),
        Shape::Count => "a whole number from 0".to_owned(),
        Shape::Word(words) => match words {
            [word] => format!("`{word}`"),
            _ => format!("one of {}", listed(words)),
        },
        Shape::Words(words) => format!("one of {}, or a list of them", listed(words)),
        Shape::BooleanOrNumber => "`true`, `false` or a number".to_owned(),
        Shape::List(_) => "a list".to_owned(),
        Shape::Map(_) => "an object".to_owned(),
        Shape::Object(object) => format!("{} (an object)", object.name),
        Shape::Referable(object) => format!("{} (an object) or a `$ref`", object.name),
        Shape::BooleanOr(shape) => format!("`true`, `false` or {}", expected(shape)),
    }
}

/// A value in words, short.
pub(super) fn found(value: &Value) -> String {
    match value {
        Value::Null => "nothing (null)".to_owned(),
        Value::Bool(value) => format!("`{value}`"),
        Value::Number(number) => format!("the number {number}"),
        Value::String(text) => format!("the text \"{}\"", shortened(text)),
        Value::Array(items) if items.is_empty() => "an empty list".to_owned(),
        Value::Array(_) => "a list".to_owned(),
        Value::Object(_) => "an object".to_owned(),
    }
}

/// The text for use inside a message: one line, and not a long one.
pub(super) fn shortened(text: &str) -> String {
    const LONGEST: usize = 40;
    let mut short: String = text
        .chars()
        .take(LONGEST)
        .flat_map(char::escape_debug)
        .collect();
    if text.chars().nth(LONGEST).is_some() {
        short.push('…');
    }
    short
}

pub(super) fn listed(words: &[&str]) -> String {
    let quoted: Vec<_> = words.iter().map(|word| format!("`{word}`")).collect();
    quoted.join(", ")
}

/// How to fix a value of another shape.
pub(super) fn help(shape: &Shape, value: &Value) -> String {
    match (shape, value) {
        (Shape::Text | Shape::Sentence | Shape::Title, Value::Number(_) | Value::Bool(_)) => {
            format!("write it in quotes: '{value}'")
        }
        (Shape::Word(words) | Shape::Words(words), Value::String(word))
            if similar::nearest(word, words.iter().copied()).is_some() =>
        {
            format!(
                "did you mean `{}`?",
                similar::nearest(word, words.iter().copied()).unwrap_or_default()
            )
        }
        (Shape::Boolean | Shape::BooleanOr(_), Value::String(_)) => {
            "write `true` or `false` without quotes".to_owned()
        }
        (Shape::Number | Shape::Count, Value::String(_)) => {
            "write the number without quotes".to_owned()
        }
        (_, Value::Null) => "fill it in, or remove the key".to_owned(),
        _ => "fix it in the document, or with an overlay action".to_owned(),
    }
}

/// The value that was meant by one of another type, if that is beyond doubt.
pub(super) fn mended(shape: &Shape, value: &Value) -> Option<Value> {
    match (shape, value) {
        (Shape::Text | Shape::Sentence | Shape::Title, Value::Number(_) | Value::Bool(_)) => {
            Some(value.to_string().into())
        }
        (Shape::Boolean | Shape::BooleanOr(_), Value::String(text)) => {
            text.parse::<bool>().ok().map(Value::Bool)
        }
        (Shape::Number, Value::String(text)) => {
            serde_json::from_str(text).ok().filter(Value::is_number)
        }
        (Shape::Count, Value::String(text)) => text.parse::<u64>().ok().map(Value::from),
        (Shape::Word(words) | Shape::Words(words), Value::String(word)) => {
            similar::nearest(word, words.iter().copied()).map(Value::from)
        }
        _ => None,
    }
}

/// A key and its value as in a YAML flow mapping.
pub(super) fn entry(key: &str, value: &Value) -> String {
    let value = value.as_str().map_or_else(|| value.to_string(), yaml_text);
    format!("{}: {value}", yaml_text(key))
}
