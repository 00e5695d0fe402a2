//! A document with errors of structure: the tree and the pointers of the errors go in, the tree without the operations that
//! contain them comes out, so that one run reports what is wrong with the others too.

use serde_json::Value;

use super::{pointer, reference};

/// The keys of a path that hold an operation.
const METHODS: [&str; 8] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

/// Removes the operations that contain an error, and whole paths if the error is beside their operations. Returns `false`
/// if the rest cannot be read on its own: an error is outside of `paths`, no path remains, or a reference leads into one.
pub(super) fn remove<'p>(tree: &mut Value, errors: impl Iterator<Item = &'p str>) -> bool {
    if refers_to_paths(tree) {
        return false;
    }
    let Some(paths) = tree.get_mut("paths").and_then(Value::as_object_mut) else {
        return false;
    };
    for error in errors {
        let mut keys = pointer::keys(error);
        let (Some("paths"), Some(path)) = (keys.next().as_deref(), keys.next()) else {
            return false;
        };
        let Some(item) = paths.get_mut(&*path) else {
            continue;
        };
        match (keys.next(), item.as_object_mut()) {
            (Some(key), Some(item)) if METHODS.contains(&&*key) => _ = item.shift_remove(&*key),
            _ => _ = paths.shift_remove(&*path),
        }
    }
    !paths.is_empty()
}

/// Whether a reference leads into `paths`, which would lead nowhere without the operation.
fn refers_to_paths(value: &Value) -> bool {
    match value {
        Value::Object(members) => members.iter().any(|(key, value)| {
            let reference = value.as_str().filter(|_| key == "$ref");
            let pointer = reference.and_then(|text| reference::local(text).ok());
            pointer.is_some_and(|pointer| pointer.starts_with("/paths/")) || refers_to_paths(value)
        }),
        Value::Array(items) => items.iter().any(refers_to_paths),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::remove;

    #[test]
    fn operations_with_errors_go_and_the_others_stay() {
        let document = json!({ "paths": {
            "/a": { "get": { "tags": 1 }, "put": 1, "post": {} },
            "/b": { "parameters": [1], "get": {} },
            "/c": 1,
            "/e": { "servers": [1], "get": {} },
            "/d/{x}": { "get": {} },
        } });
        let errors = [
            "/paths/~1a/get/tags",
            "/paths/~1a/put",
            "/paths/~1b/parameters/0",
            "/paths/~1c",
            "/paths/~1e/servers/0",
        ];
        let mut tree = document.clone();
        assert!(remove(&mut tree, errors.into_iter()));
        assert_eq!(
            tree,
            json!({ "paths": { "/a": { "post": {} }, "/d/{x}": { "get": {} } } })
        );
        for elsewhere in ["", "/paths", "/components/schemas/A/type"] {
            assert!(
                !remove(&mut document.clone(), [elsewhere].into_iter()),
                "{elsewhere}"
            );
        }
        let mut referred = json!({ "paths": {
            "/a": { "get": 1 },
            "/b": { "get": { "$ref": "#/paths/~1a/get" } },
        } });
        assert!(!remove(&mut referred, ["/paths/~1a/get"].into_iter()));
        let mut only = json!({ "paths": { "/a": 1 } });
        assert!(!remove(&mut only, ["/paths/~1a"].into_iter()));
    }
}
