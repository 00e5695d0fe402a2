//! A schema whose `type` another of its keywords contradicts in, a diagnostic out.

use openapiv3::AnySchema;
use serde_json::Value;

use super::context::{Cx, target};
use super::pointer::Pointer;
use crate::diagnostic::Help;

/// Reports the contradiction. Values of another type than `ty` can be removed; what else is at fault is for a person to find.
pub(super) fn report<T>(
    cx: &mut Cx<'_, '_>,
    any: &AnySchema,
    ty: &str,
    at: &Pointer<'_>,
) -> Option<T> {
    let values = at.child("enum");
    let help = if any.enumeration.iter().any(|value| !is_of_type(value, ty)) {
        Help::new("correct `type` or the values, or remove `enum` with an overlay action")
            .remove(target(&values))
    } else {
        Help::new(format!(
            "correct `type` or the keyword (`enum`, `format`, limits) with an overlay action: target: {}",
            target(at)
        ))
    };
    let message =
        format!("the schema says `type: {ty}`, which another of its keywords contradicts");
    cx.error(at, message, help)
}

/// Whether an enum of a type may hold the value. Of objects and lists there is no enum.
fn is_of_type(value: &Value, ty: &str) -> bool {
    match ty {
        "string" => value.is_string() || value.is_null(),
        "integer" => value.is_i64() || value.is_null(),
        "number" => value.is_number() || value.is_null(),
        "boolean" => value.is_boolean() || value.is_null(),
        _ => false,
    }
}
