//! An update and a node in, the merged node out: objects are merged, lists grow, everything else is replaced. And whether the
//! node already contained the update.

use serde_json::Value;

use super::super::origin::{Children, Origin};

/// Merges a value into a node, and its origin into the node's if origins are given.
pub(super) fn merge(node: &mut Value, value: &Value) {
    match (node, value) {
        (Value::Object(node), Value::Object(value)) => {
            for (key, value) in value {
                match node.get_mut(key) {
                    Some(child) => merge(child, value),
                    None => drop(node.insert(key.clone(), value.clone())),
                }
            }
        }
        (Value::Array(node), Value::Array(value)) => node.extend(value.iter().cloned()),
        (node, value) => *node = value.clone(),
    }
}

/// Whether a node contains everything that a value would add: the same keys with the same values, and the same entries of lists.
pub(super) fn holds(node: &Value, value: &Value) -> bool {
    match (node, value) {
        (Value::Object(node), Value::Object(value)) => value
            .iter()
            .all(|(key, value)| node.get(key).is_some_and(|child| holds(child, value))),
        (Value::Array(node), Value::Array(value)) => value.iter().all(|item| node.contains(item)),
        (Value::Array(node), item) => node.contains(item),
        (node, value) => node == value,
    }
}

/// Like [`merge`], for the origins of the nodes: a node that was there before keeps its place.
pub(super) fn merge_origin(node: &mut Origin, origin: &Origin) {
    match (&mut node.children, &origin.children) {
        (Children::Object(node), Children::Object(origin)) => {
            for (key, origin) in origin {
                match node.get_mut(key) {
                    Some(child) => merge_origin(child, origin),
                    None => drop(node.insert(key.clone(), origin.clone())),
                }
            }
        }
        (Children::List(node), Children::List(origin)) => node.extend(origin.iter().cloned()),
        _ => *node = origin.clone(),
    }
}
