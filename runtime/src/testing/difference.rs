//! What sets two JSON values apart: both go in, one line per place where they differ comes out. Credentials are not shown.

use serde_json::Value;

use super::redaction::is_secret;
use crate::personal_values::HIDDEN;

/// Adds a line for each place where `got` is not `expected`, below `path`.
pub(crate) fn json(path: &str, expected: &Value, got: &Value, lines: &mut Vec<String>) {
    match (expected, got) {
        (Value::Object(expected), Value::Object(got)) => {
            for (name, value) in expected {
                let path = format!("{path}.{name}");
                match got.get(name) {
                    got if is_secret(name) => {
                        if got != Some(value) {
                            lines.push(format!("JSON body at {path}: differs, and is not shown"));
                        }
                    }
                    Some(got) => json(&path, value, got, lines),
                    None => lines.push(format!(
                        "JSON body at {path}: expected {value}, got nothing"
                    )),
                }
            }
            for (name, value) in got.iter().filter(|(name, _)| !expected.contains_key(*name)) {
                let shown = if is_secret(name) {
                    HIDDEN.to_owned()
                } else {
                    value.to_string()
                };
                lines.push(format!(
                    "JSON body at {path}.{name}: expected nothing, got {shown}"
                ));
            }
        }
        (Value::Array(expected), Value::Array(got)) if expected.len() == got.len() => {
            for (at, (expected, got)) in expected.iter().zip(got).enumerate() {
                json(&format!("{path}[{at}]"), expected, got, lines);
            }
        }
        _ if expected == got => {}
        _ => lines.push(format!(
            "JSON body at {path}: expected {expected}, got {got}"
        )),
    }
}
