//! A JSON value and its type in; whether it has that type, or a refusal that names the place, out.

use serde_json::Value;

use super::{limits, word};
use crate::description::{Description, Type};
use crate::refusal::Refusal;

/// Checks a value. `place` is what errors call it.
pub(super) fn check(
    description: &Description,
    ty: &Type,
    value: &Value,
    place: &str,
) -> Result<(), Refusal> {
    let expect = |is_valid: bool, expected: &str| {
        if is_valid {
            Ok(())
        } else {
            Err(invalid(place, expected))
        }
    };
    match (ty, value) {
        (Type::Nullable(_), Value::Null)
        | (Type::TypedJson(_) | Type::Json | Type::Union(_) | Type::Newtype(_), _) => Ok(()),
        (Type::Nullable(inner), value) => check(description, inner, value, place),
        (Type::Boolean, value) => expect(value.is_boolean(), "true or false"),
        (Type::Integer | Type::Integer32, value) => expect(value.is_i64(), "an integer"),
        (Type::Number, value) => expect(value.is_number(), "a number"),
        (Type::List(item), Value::Array(items)) => {
            let mut items = items.iter().enumerate();
            items.try_for_each(|(at, one)| check(description, item, one, &format!("{place}[{at}]")))
        }
        (Type::List(_), _) => expect(false, "a list"),
        (Type::Map(_) | Type::Model(_), value) if !value.is_object() => expect(false, "an object"),
        (Type::Map(_), _) => Ok(()),
        (Type::Model(_), value) => check_fields(description, ty, value, place),
        (ty, Value::String(text)) => {
            word::check(description, ty, text).map_err(|expected| invalid(place, &expected))
        }
        _ => expect(false, "a text"),
    }
}

fn check_fields(
    description: &Description,
    ty: &Type,
    value: &Value,
    place: &str,
) -> Result<(), Refusal> {
    for field in description.fields(ty) {
        let place = format!("{place}.{}", field.name);
        match value.get(&field.name) {
            None if field.optional || matches!(field.ty, Type::List(_) | Type::Map(_)) => {}
            None => {
                return Err(Refusal::of_input(format!(
                    "Missing required parameter {place}"
                )));
            }
            Some(Value::Null) if field.nullable => {}
            Some(value) => {
                check(description, &field.ty, value, &place)?;
                limits::check(&field.limits, value)
                    .map_err(|expected| invalid(&place, &expected))?;
            }
        }
    }
    Ok(())
}

fn invalid(place: &str, expected: &str) -> Refusal {
    Refusal::of_input(format!("Invalid parameter {place}: expected {expected}"))
}
