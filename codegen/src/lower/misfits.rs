//! A scalar schema in, a warning for a default or example that does not fit it out.

use serde_json::Value;

use super::context::LowerCtx;
use super::facts::Facts;
use crate::schema::{EnumValue, Kind};

/// Warns of defaults and examples that do not fit the kind of the schema. Lists and objects are not looked into.
pub(super) fn report<'d>(cx: &mut LowerCtx<'d, '_>, kind: &Kind<'d>, facts: &Facts<'d>) {
    for key in ["default", "example"] {
        let mut nodes = facts.schemas().iter();
        let Some(node) = nodes.find_map(|schema| schema.get(key)) else {
            continue;
        };
        let Some(expected) = expected(kind, node.value) else {
            continue;
        };
        let message = format!("the {key} is not {expected}");
        let help = cx.removal(
            "correct it or the type, or remove it with an overlay action",
            &node.place,
        );
        cx.warning(&node.place, message, help);
    }
}

/// What is expected of a value that does not fit; `None` for one that does.
fn expected(kind: &Kind<'_>, value: &Value) -> Option<&'static str> {
    let (fits, expected) = match kind {
        Kind::Boolean => (value.is_boolean(), "a boolean"),
        Kind::Integer => (is_integer(value), "an integer"),
        Kind::Number => (value.is_number(), "a number"),
        Kind::Text { .. } => (value.is_string(), "a text"),
        Kind::Enum(values) => (is_listed(values, value), "one of the values"),
        Kind::Any | Kind::List(_) | Kind::Object(_) | Kind::Union(_) | Kind::Reference(_) => {
            return None;
        }
    };
    (!fits).then_some(expected)
}

/// Whether a number is whole; JSON has one kind of numbers, and `1.0` is an integer.
fn is_integer(value: &Value) -> bool {
    let is_whole = |number: f64| number.fract() == 0.0;
    value.is_i64() || value.is_u64() || value.as_f64().is_some_and(is_whole)
}

/// Whether a value is one that an enum lists, as text.
fn is_listed(values: &[EnumValue<'_>], value: &Value) -> bool {
    match value {
        Value::String(text) => values.iter().any(|known| known.text == text.as_str()),
        Value::Bool(_) | Value::Number(_) => {
            let text = value.to_string();
            values.iter().any(|known| known.text == text.as_str())
        }
        Value::Null | Value::Array(_) | Value::Object(_) => false,
    }
}
