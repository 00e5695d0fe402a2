//! A place in a tree in, the JSONPath of an overlay action that selects it out.
//!
//! An entry of a list is selected by its content, never by its index: actions are pasted together, and one that removes an
//! entry must not shift the target of the next.

use serde_json::{Map, Value};

use super::pointer;

/// The keys that distinguish the entries of a list, the most specific first.
const NAMES: &[&[&str]] = &[
    &["$ref"],
    &["name", "in"],
    &["name"],
    &["url"],
    &["title"],
    &["operationId"],
    &["type"],
];

/// The JSONPath (RFC 9535) of the node at a JSON pointer; `None` if an entry of a list cannot be distinguished from its siblings.
pub(crate) fn of_pointer(tree: &Value, pointer: &str) -> Option<String> {
    let mut path = String::from("$");
    let mut node = Some(tree);
    for key in pointer::keys(pointer) {
        match node {
            Some(Value::Array(items)) => {
                let index: usize = key.parse().ok()?;
                path.push_str(&selector(items, index)?);
                node = items.get(index);
            }
            other => {
                pointer::push_name(&mut path, &key);
                node = other.and_then(|node| node.get(key.as_ref()));
            }
        }
    }
    Some(path)
}

/// A filter that selects exactly one entry of a list.
fn selector(items: &[Value], index: usize) -> Option<String> {
    let item = items.get(index)?;
    let Some(object) = item.as_object() else {
        let is_alone = items.iter().filter(|other| *other == item).count() == 1;
        return is_alone
            .then(|| literal(item))
            .flatten()
            .map(|literal| format!("[?@ == {literal}]"));
    };
    by_texts(items, object).or_else(|| by_keys(items, object))
}

/// A filter for texts that no other entry has.
fn by_texts(items: &[Value], object: &Map<String, Value>) -> Option<String> {
    NAMES.iter().find_map(|names| {
        let values: Vec<&str> = names
            .iter()
            .map(|name| object.get(*name).and_then(Value::as_str))
            .collect::<Option<_>>()?;
        let is_like = |other: &&Value| {
            names
                .iter()
                .zip(&values)
                .all(|(name, value)| other.get(*name).and_then(Value::as_str) == Some(value))
        };
        if items.iter().filter(is_like).count() != 1 {
            return None;
        }
        let tests: Vec<String> = names
            .iter()
            .zip(&values)
            .map(|(name, value)| {
                let mut left = String::from("@");
                pointer::push_name(&mut left, name);
                format!("{left} == {}", pointer::quoted(value))
            })
            .collect();
        Some(format!("[?{}]", tests.join(" && ")))
    })
}

/// A filter for a key that no other entry has, or for a property that no other schema has.
fn by_keys(items: &[Value], object: &Map<String, Value>) -> Option<String> {
    let own = object.keys().map(|key| vec![key.as_str()]);
    let properties = object.get("properties").and_then(Value::as_object);
    let below = properties.into_iter().flat_map(Map::keys);
    let below = below.map(|key| vec!["properties", key.as_str()]);
    own.chain(below).find_map(|keys| {
        let has = |item: &&Value| {
            keys.iter()
                .try_fold(*item, |node, key| node.get(*key))
                .is_some()
        };
        if items.iter().filter(has).take(2).count() != 1 {
            return None;
        }
        let mut path = String::from("[?@");
        for key in &keys {
            pointer::push_name(&mut path, key);
        }
        path.push(']');
        Some(path)
    })
}

/// A scalar as a literal of JSONPath.
fn literal(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(pointer::quoted(text)),
        Value::Null | Value::Bool(_) | Value::Number(_) => Some(value.to_string()),
        Value::Array(_) | Value::Object(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::of_pointer;

    #[test]
    fn an_entry_of_a_list_is_selected_by_what_it_says() {
        let tree = json!({
            "parameters": [
                { "name": "a", "in": "query" },
                { "name": "a", "in": "cookie" },
                { "$ref": "#/components/parameters/b" },
                { "name": "it's\n", "in": "query" },
            ],
            "enum": ["x", 1, null],
            "oneOf": [{ "type": "string" }, { "type": "string" }, { "title": "T" }],
            "allOf": [
                { "description": "a" },
                { "properties": { "a": {}, "b": {} } },
                { "properties": { "a": {} } },
            ],
        });
        let cases = [
            (
                "/parameters/0",
                Some("$.parameters[?@.name == 'a' && @.in == 'query']"),
            ),
            (
                "/parameters/1/schema",
                Some("$.parameters[?@.name == 'a' && @.in == 'cookie'].schema"),
            ),
            (
                "/parameters/2",
                Some("$.parameters[?@['$ref'] == '#/components/parameters/b']"),
            ),
            (
                "/parameters/3",
                Some("$.parameters[?@.name == 'it\\'s\\n' && @.in == 'query']"),
            ),
            ("/enum/0", Some("$.enum[?@ == 'x']")),
            ("/enum/2", Some("$.enum[?@ == null]")),
            ("/allOf/0", Some("$.allOf[?@.description]")),
            (
                "/allOf/1/properties/a",
                Some("$.allOf[?@.properties.b].properties.a"),
            ),
            ("/allOf/2", None),
            ("/oneOf/0", None),
            ("/oneOf/2", Some("$.oneOf[?@.title == 'T']")),
            ("/paths/~1v1~1A/get", Some("$.paths['/v1/A'].get")),
        ];
        for (pointer, expected) in cases {
            assert_eq!(of_pointer(&tree, pointer).as_deref(), expected, "{pointer}");
        }
    }
}
