//! The text of an input in; its value, or why it is refused, out.

use std::str::FromStr as _;

use serde_json::{Number, Value};

use super::{limits, word};
use crate::description::{Description, Input, Type};
use crate::refusal::Refusal;

/// The value of an input that is not a list.
pub(super) fn one(
    description: &Description,
    input: &Input,
    ty: &Type,
    text: &str,
) -> Result<Value, Refusal> {
    let read = parse(description, ty, text).and_then(|value| {
        limits::check(&input.limits, &value)?;
        Ok(value)
    });
    read.map_err(|expected| invalid(input, &expected))
}

/// The value of a list; none if nothing was given.
pub(super) fn list(
    description: &Description,
    input: &Input,
    item: &Type,
    texts: &[String],
) -> Result<Option<Value>, Refusal> {
    if texts.is_empty() {
        return Ok(None);
    }
    let items = texts.iter().map(|text| parse(description, item, text));
    let items: Result<Vec<Value>, String> = items.collect();
    let items = items.map_err(|expected| invalid(input, &expected))?;
    limits::check_count(&input.limits, items.len())
        .map_err(|expected| invalid(input, &expected))?;
    Ok(Some(Value::Array(items)))
}

/// The refusal of a value. It does not repeat the value, which may be personal.
fn invalid(input: &Input, expected: &str) -> Refusal {
    Refusal::of_input(format!(
        "Invalid parameter {}: expected {expected}",
        input.name
    ))
}

/// Reads a text as a type. An error is what was expected.
fn parse(description: &Description, ty: &Type, text: &str) -> Result<Value, String> {
    match ty.inner() {
        Type::Boolean if text.eq_ignore_ascii_case("true") => Ok(Value::Bool(true)),
        Type::Boolean if text.eq_ignore_ascii_case("false") => Ok(Value::Bool(false)),
        Type::Boolean => Err("`true` or `false`".to_owned()),
        Type::Integer32 => i32::from_str(text)
            .map(Value::from)
            .map_err(|_| "an integer of 32 bits".to_owned()),
        Type::Integer => i64::from_str(text)
            .map(Value::from)
            .map_err(|_| "an integer".to_owned()),
        Type::Number => {
            let number = f64::from_str(text).ok().and_then(Number::from_f64);
            number
                .map(Value::Number)
                .ok_or_else(|| "a number".to_owned())
        }
        Type::Json
        | Type::TypedJson(_)
        | Type::Model(_)
        | Type::Union(_)
        | Type::Map(_)
        | Type::List(_)
        | Type::Newtype(_) => free(text),
        ty => word::check(description, ty, text).map(|()| text.into()),
    }
}

/// Free JSON: a text that is not JSON is itself, unless it begins as an object or a list.
fn free(text: &str) -> Result<Value, String> {
    serde_json::from_str(text).or_else(|error| {
        if text.trim_start().starts_with(['{', '[']) {
            Err(format!("JSON ({error})"))
        } else {
            Ok(Value::String(text.to_owned()))
        }
    })
}
