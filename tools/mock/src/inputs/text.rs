//! A JSON value in, its text as a form has it out.

use serde_json::Value;

/// Texts are as they are, everything else is JSON.
pub(crate) fn of(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
