//! A record and what a caller gives in, the record with these changes out.

use serde_json::{Map, Value};

use super::by_type::Context;
use super::given;
use super::substitution::{name_below, without_field};
use crate::description::{Field, Type};
use crate::plan::Collection;
use crate::store::{Properties, Store};

/// Sets what the caller names, and the time of the change.
pub(crate) fn change(
    context: &mut Context<'_>,
    store: &Store,
    collection: &Collection,
    given: &Map<String, Value>,
    properties: &mut Properties,
) {
    let description = context.description;
    for field in description.fields(&collection.model) {
        let shown = properties.get(&field.name).filter(|value| !value.is_null());
        let shown = shown
            .or_else(|| collection.example.as_ref()?.get(&field.name))
            .cloned();
        if let Some(value) = given::for_field(context, store, field, given, shown.as_ref()) {
            set(properties, field, value);
        } else if is_time_of_change(field) {
            properties.insert(field.name.clone(), context.now.clone().into());
        }
    }
    let below = without_field(description.fields(&collection.model), given);
    let is_given = |name: &str| given.get(name).is_some_and(Value::is_object);
    for (_, value) in properties
        .iter_mut()
        .filter(|(name, value)| value.is_object() && !is_given(name) && *name != "links")
    {
        name_below(value, &below);
    }
}

/// Sets a property. What is given of an object with fields of its own changes these alone.
fn set(properties: &mut Properties, field: &Field, value: Value) {
    let entry = properties.entry(field.name.clone()).or_insert(Value::Null);
    match (entry, value, field.ty.inner()) {
        (Value::Object(before), Value::Object(given), Type::TypedJson(_) | Type::Model(_)) => {
            before.extend(given);
        }
        (entry, value, _) => *entry = value,
    }
}

fn is_time_of_change(field: &Field) -> bool {
    *field.ty.inner() == Type::DateTime && field.name.contains("updated")
}
