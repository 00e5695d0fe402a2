//! What each operation is about in; what it does to which collection out.

use serde_json::{Map, Value};

use super::Route;
use super::collection::Collection;
use super::gather::{Deed, Gathered};
use crate::description::{Description, Operation, Type};

/// What an operation does. A number is the place of a collection in the plan.
pub(crate) enum Role {
    List(usize),
    Create(usize),
    Fetch(usize),
    Update(usize),
    Delete(usize),
    /// Sets properties of a record, such as `archived`.
    Act {
        collection: usize,
        sets: Map<String, Value>,
    },
    /// Answers with an example, or with nothing.
    Plain,
}

/// What each operation does.
pub(super) fn all(
    description: &Description,
    gathered: &[Gathered],
    collections: &[Collection],
) -> Vec<Route> {
    let routes = gathered
        .iter()
        .zip(&description.operations)
        .map(|(one, operation)| {
            let key = one.place.key();
            let found = collections
                .iter()
                .position(|collection| collection.path.key() == key);
            Route {
                template: one.template.clone(),
                role: found.map_or(Role::Plain, |index| {
                    role(description, one.deed, operation, index, &collections[index])
                }),
            }
        });
    routes.collect()
}

fn role(
    description: &Description,
    deed: Deed,
    operation: &Operation,
    index: usize,
    collection: &Collection,
) -> Role {
    match deed {
        Deed::List => Role::List(index),
        Deed::Create => Role::Create(index),
        Deed::Fetch => Role::Fetch(index),
        Deed::Update => Role::Update(index),
        Deed::Delete => Role::Delete(index),
        Deed::Act => Role::Act {
            collection: index,
            sets: sets(description, operation, collection),
        },
        Deed::Plain => Role::Plain,
    }
}

/// What an action sets: the flags and words that its example has otherwise than the example of a record.
fn sets(
    description: &Description,
    operation: &Operation,
    collection: &Collection,
) -> Map<String, Value> {
    let before = collection.example.as_ref();
    let shown = operation.examples().next().and_then(Value::as_object);
    let changed = shown.into_iter().flatten().filter(|(name, value)| {
        let field = description.field(&collection.model, name);
        let is_state =
            field.is_some_and(|field| matches!(field.ty.inner(), Type::Boolean | Type::Enum(_)));
        is_state && before.is_none_or(|before| before.get(name) != Some(value))
    });
    changed
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect()
}
