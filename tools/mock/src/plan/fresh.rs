//! What can be done to a record in; what a new one has out.

use serde_json::{Map, Value};

use crate::description::{Description, Operation, Type};

/// The values that a new record has, whatever the examples have.
///
/// An example of a channel may show one that is closed. A status that an update sets is not that of a new record, so a new record has
/// the first of the others.
pub(super) fn values<'a>(
    description: &Description,
    model: &Type,
    operations: impl Iterator<Item = &'a Operation>,
) -> Map<String, Value> {
    let mut fresh = Map::new();
    let updates = operations.filter(|operation| operation.verb != "create");
    for input in updates.flat_map(|operation| &operation.inputs) {
        let path = input.property();
        let [property] = path.as_slice() else {
            continue;
        };
        let Some(field) = description.field(model, property) else {
            continue;
        };
        if field.ty.inner() == input.ty.inner() {
            continue;
        }
        let set: Vec<&str> = description.values(&input.ty).collect();
        let mut others = description
            .values(&field.ty)
            .filter(|value| !set.contains(value));
        if let (false, Some(first)) = (set.is_empty(), others.next()) {
            fresh.insert(property.clone(), first.into());
        }
    }
    fresh
}
