//! A document in; its operations by the names that lowering gives them, or the document without some of them, out.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::lower::{METHODS, method_name};

/// The operations of a document: path, key and the name that lowering gives it.
pub(super) fn operations(tree: &Value) -> Vec<(String, &'static str, String)> {
    let paths = tree.get("paths").and_then(Value::as_object);
    let mut found = Vec::new();
    for (path, item) in paths
        .into_iter()
        .flatten()
        .filter(|(path, _)| path.starts_with('/'))
    {
        for key in METHODS.map(method_name) {
            if let Some(operation) = item.get(key) {
                let id = operation.get("operationId").and_then(Value::as_str);
                let id = id.filter(|id| !id.trim().is_empty());
                let name = id.map_or_else(|| format!("{key} {path}"), str::to_owned);
                found.push((path.clone(), key, name));
            }
        }
    }
    found
}

/// Removes operations from a document.
pub(super) fn remove(tree: &mut Value, names: &BTreeSet<String>) {
    for (path, key, _) in operations(tree)
        .into_iter()
        .filter(|(_, _, name)| names.contains(name))
    {
        let item = tree.get_mut("paths").and_then(|paths| paths.get_mut(&path));
        if let Some(item) = item.and_then(Value::as_object_mut) {
            item.shift_remove(key);
        }
    }
}

/// The name of a file without its folder or revision.
pub(super) fn base_name(file: &str) -> &str {
    file.rsplit(['/', '\\', ':']).next().unwrap_or(file)
}
