//! JSON values in, the inside of `json!` and of other brackets out.

use proc_macro2::Literal;
use serde_json::Value;

/// The longest list that stays on one line.
const WIDTH: usize = 50;

/// How many values a JSON value holds, itself included. The parser of JSON has bounded the depth.
pub(super) fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(count).sum(),
        Value::Object(fields) => fields.values().map(count).sum(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => 0,
    }
}

/// The inside of `json!`.
pub(super) fn json(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Number(number) => json_number(number),
        Value::String(text) => literal(text),
        Value::Array(items) => enclosed(["[", "]"], &items.iter().map(json).collect::<Vec<_>>()),
        Value::Object(fields) => {
            let fields: Vec<String> = fields
                .iter()
                .map(|(name, value)| format!("{}: {}", literal(name), json(value)))
                .collect();
            enclosed(["{", "}"], &fields)
        }
    }
}

fn enclosed([open, close]: [&str; 2], values: &[String]) -> String {
    let line = values.join(", ");
    if line.len() <= WIDTH && !line.contains('\n') {
        return format!("{open}{line}{close}");
    }
    let lines: Vec<String> = values.iter().map(|value| indented(value)).collect();
    format!("{open}\n{}\n{close}", lines.join(",\n"))
}

/// A number as a literal; one that is no `i32` carries its type.
fn json_number(number: &serde_json::Number) -> String {
    match (number.as_i64(), number.as_u64(), number.as_f64()) {
        (Some(number), ..) if i32::try_from(number).is_ok() => number.to_string(),
        (Some(number), ..) => format!("{number}_i64"),
        (None, Some(number), _) => format!("{number}_u64"),
        (None, None, Some(number)) => format!("{number:?}"),
        (None, None, None) => "0".to_owned(),
    }
}

/// A list on one line where that is readable.
pub(super) fn list(values: &[String]) -> String {
    let line = values.join(", ");
    if line.len() <= WIDTH && !line.contains('\n') {
        return format!("[{line}]");
    }
    let lines: Vec<String> = values
        .iter()
        .map(|value| indented(&format!("{value},")))
        .collect();
    format!("[\n{}\n]", lines.join("\n"))
}

/// A text of Rust.
pub(super) fn literal(text: &str) -> String {
    Literal::string(text).to_string()
}

/// Text with every line four columns further in. No literal spans lines, so none is changed.
pub(super) fn indented(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(|line| format!("    {line}")).collect();
    lines.join("\n")
}
