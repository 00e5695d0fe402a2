//! A value of an input in, the value of the property that it gives out.

use serde_json::{Map, Number, Value};

use super::by_type::Context;
use crate::description::{Description, Type};

/// The value as the type of the property has it. `example` is what the document shows there.
pub(super) fn coerce(
    context: &mut Context<'_>,
    ty: &Type,
    name: &str,
    value: &Value,
    example: Option<&Value>,
) -> Value {
    match (ty.inner(), value) {
        (_, Value::Null) => Value::Null,
        (Type::String, Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_)) => {
            Value::String(value.to_string())
        }
        (Type::Boolean, Value::String(text)) => Value::Bool(text.eq_ignore_ascii_case("true")),
        (Type::Integer | Type::Integer32, Value::String(text)) => {
            text.parse::<i64>().map_or(Value::Null, Value::from)
        }
        (Type::Number, Value::String(text)) => {
            let number = text.parse().ok().and_then(Number::from_f64);
            number.map_or(Value::Null, Value::Number)
        }
        (Type::List(_), Value::Array(_)) => value.clone(),
        (Type::List(_), _) => Value::Array(vec![value.clone()]),
        (Type::Model(_) | Type::TypedJson(_), Value::Object(members)) => {
            Value::Object(object(context, ty, members))
        }
        // The document shows an object that holds the text: the text of a comment in `comment.comment`.
        (Type::Json, Value::String(_)) => match example {
            Some(Value::Object(shown)) if shown.contains_key(name) => Value::Object(shown.clone()),
            _ => value.clone(),
        },
        _ => value.clone(),
    }
}

/// The members of an object: each as its field has it, and a SID of its own if the service makes one.
fn object(
    context: &mut Context<'_>,
    ty: &Type,
    members: &Map<String, Value>,
) -> Map<String, Value> {
    let description: &Description = context.description;
    let mut object = Map::new();
    for (name, value) in members {
        let value = match description.field(ty, name) {
            Some(field) => coerce(context, &field.ty, name, value, None),
            None => value.clone(),
        };
        object.insert(name.clone(), value);
    }
    for (name, made) in [
        ("sid", None),
        ("account_sid", Some(context.account.to_owned())),
    ] {
        let field = description.field(ty, name);
        if let (Some(field), false) = (field, object.contains_key(name)) {
            let sid = made.unwrap_or_else(|| context.sid(&field.ty));
            object.insert(name.to_owned(), sid.into());
        }
    }
    object
}
