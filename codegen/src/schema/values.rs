//! `enum` and `const` in, the kind of value they describe out.

use std::borrow::Cow;

use serde_json::Value;

use super::fault::Fault;
use super::merge::{Merged, Values};
use super::node::Node;
use super::normal::{EnumValue, JsonType, Kind, Schema};

/// The kind that the allowed values describe; `None` if the type is more precise.
pub(super) fn kind<'d>(
    merged: &Merged<'d>,
    types: &[JsonType],
    schema: &mut Schema<'d>,
) -> Option<Kind<'d>> {
    let (first, rest) = merged.values.split_first()?;
    let mut list: Vec<&Node<'d>> = first.list.iter().collect();
    for other in rest {
        list.retain(|node| other.list.iter().any(|allowed| allowed.value == node.value));
    }
    if list.iter().any(|node| node.value.is_null()) {
        schema.nullable = true;
        list.retain(|node| !node.value.is_null());
    }
    let is_text = match types {
        [JsonType::String] => list.iter().all(|node| scalar(node.value).is_some()),
        [] => !list.is_empty() && list.iter().all(|node| node.value.is_string()),
        _ => false,
    };
    if is_text && !list.is_empty() {
        return Some(Kind::Enum(texts(first, &list)));
    }
    if let [ty] = types {
        schema.warnings.extend(other_type(*ty, &list, first));
        return None;
    }
    let of = |ty: JsonType| !list.is_empty() && list.iter().all(|node| ty.includes(node.value));
    Some(match types {
        [] if of(JsonType::Integer) => Kind::Integer,
        [] if of(JsonType::Number) => Kind::Number,
        [] if of(JsonType::Boolean) => Kind::Boolean,
        [] => Kind::Any,
        _ => return None,
    })
}

fn texts<'d>(values: &Values<'d>, list: &[&Node<'d>]) -> Vec<EnumValue<'d>> {
    let values = list.iter().filter_map(|node| {
        Some(EnumValue {
            text: scalar(node.value)?,
            schema: values.schema.clone(),
            place: node.place.clone(),
            description: None,
        })
    });
    values.collect()
}

/// The text of a scalar: without quotes, YAML does not read `true` and `2024` as the texts that are meant.
fn scalar(value: &Value) -> Option<Cow<'_, str>> {
    match value {
        Value::String(text) => Some(Cow::Borrowed(text)),
        Value::Bool(_) | Value::Number(_) => Some(Cow::Owned(value.to_string())),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// Values of another type than the schema's are a mistake in the document; the type counts.
fn other_type<'d>(ty: JsonType, list: &[&Node<'d>], values: &Values<'d>) -> Option<Fault<'d>> {
    if list.iter().all(|node| ty.includes(node.value)) {
        return None;
    }
    let node = values.schema.member("enum");
    let node = node.or_else(|| values.schema.member("const"))?;
    let message = format!(
        "the values are not of `type: {}`: they are ignored",
        ty.word()
    );
    Some(Fault::new(
        node.place,
        message,
        "correct `type` or the values",
    ))
}
