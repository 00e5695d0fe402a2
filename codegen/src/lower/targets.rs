//! A document in, the places that its references lead to out, except for whole components.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::document::reference;

/// The pointers to what is written in place and referenced from elsewhere.
pub(super) fn of(tree: &Value) -> BTreeSet<String> {
    let mut targets = BTreeSet::new();
    let mut open = vec![tree];
    while let Some(value) = open.pop() {
        match value {
            Value::Object(map) => {
                if let Some(Value::String(reference)) = map.get("$ref") {
                    targets.extend(inside(reference));
                }
                open.extend(map.values());
            }
            Value::Array(items) => open.extend(items),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    targets
}

/// The pointer of a reference that does not lead to a whole component.
fn inside(reference: &str) -> Option<String> {
    let pointer = reference::local(reference).ok()?;
    let is_component = pointer.starts_with("/components/") && pointer.split('/').count() == 4;
    (!is_component).then(|| pointer.into_owned())
}
