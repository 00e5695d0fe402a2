//! A document with errors of structure: the tree and the pointers of the errors go in, the tree without the operations that
//! contain them comes out, so that one run reports what is wrong with the others too.

use serde_json::Value;

use super::pointer;

/// Removes the operations that contain an error, or their path where the error is not within one operation. Returns `false`
/// if an error is elsewhere, where anything may refer to it, or if no path is left.
pub(super) fn keep<'p>(tree: &mut Value, errors: impl Iterator<Item = &'p str>) -> bool {
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
            (Some(key), Some(item)) if key != "parameters" => _ = item.shift_remove(&*key),
            _ => _ = paths.shift_remove(&*path),
        }
    }
    !paths.is_empty()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::keep;

    #[test]
    fn operations_with_errors_go_and_the_others_stay() {
        let document = json!({ "paths": {
            "/a": { "get": { "tags": 1 }, "put": 1, "post": {} },
            "/b": { "parameters": [1], "get": {} },
            "/c": 1,
            "/d/{x}": { "get": {} },
        } });
        let errors = [
            "/paths/~1a/get/tags",
            "/paths/~1a/put",
            "/paths/~1b/parameters/0",
            "/paths/~1c",
        ];
        let mut tree = document.clone();
        assert!(keep(&mut tree, errors.into_iter()));
        assert_eq!(
            tree,
            json!({ "paths": { "/a": { "post": {} }, "/d/{x}": { "get": {} } } })
        );
        for elsewhere in ["", "/paths", "/components/schemas/A/type"] {
            assert!(
                !keep(&mut document.clone(), [elsewhere].into_iter()),
                "{elsewhere}"
            );
        }
        let mut only = json!({ "paths": { "/a": 1 } });
        assert!(!keep(&mut only, ["/paths/~1a"].into_iter()));
    }
}
