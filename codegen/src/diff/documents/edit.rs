//! Another value at one place of a document.

use serde_json::Value;

use crate::document::pointer;

/// One step from a value to one within it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum EditStep {
    Key(String),
    /// The item of a list with this identity.
    Item(String),
}

/// A value that changed; `None` if it is missing.
#[derive(Debug, Clone)]
pub(super) struct Edit {
    pub(super) way: Vec<EditStep>,
    pub(super) old: Option<Value>,
    pub(super) new: Option<Value>,
}

/// What identifies an item of a list: the location and name of a parameter, the name of a tag, the reference.
pub(super) fn identity(item: &Value) -> Option<String> {
    let text = |key: &str| item.get(key).and_then(Value::as_str);
    let place = text("in").unwrap_or_default();
    text("name")
        .map(|name| format!("{place} {name}"))
        .or_else(|| text("$ref").map(str::to_owned))
}

impl Edit {
    /// What happened to the value: `201 -> 200`.
    pub(super) fn what(&self) -> String {
        match (&self.old, &self.new) {
            (Some(Value::Array(old)), Some(Value::Array(new))) => items(old, new),
            (Some(old), Some(new)) => match (short(old), short(new)) {
                (Some(old), Some(new)) => format!("{old} -> {new}"),
                _ => "different".to_owned(),
            },
            (None, Some(new)) => short(new).map_or("new".to_owned(), |new| format!("{new}, new")),
            (Some(old), None) => short(old).map_or("gone".to_owned(), |old| format!("{old}, gone")),
            (None, None) => String::new(),
        }
    }
}

/// What is only in the new list, and what only in the old one.
fn items(old: &[Value], new: &[Value]) -> String {
    let only = |sign: &str, here: &[Value], there: &[Value]| -> Vec<String> {
        let only = here.iter().filter(|item| !there.contains(item));
        only.map(|item| format!("{sign} {}", short(item).unwrap_or("an object".to_owned())))
            .collect()
    };
    let mut words = only("+", new, old);
    words.extend(only("-", old, new));
    if words.is_empty() {
        return "in another order".to_owned();
    }
    words.join(", ")
}

/// A value as JSON, if it is short and not an object.
fn short(value: &Value) -> Option<String> {
    const LONGEST: usize = 40;
    let text = value.to_string();
    (!value.is_object() && text.chars().count() <= LONGEST).then_some(text)
}

/// The last key or name of a way.
pub(super) fn last(way: &[EditStep]) -> &str {
    way.last().map_or("", |step| match step {
        EditStep::Key(key) | EditStep::Item(key) => key,
    })
}

/// The JSON pointer of a way in a document.
pub(super) fn pointer_in(tree: &Value, way: &[EditStep]) -> String {
    let mut text = String::new();
    let mut node = Some(tree);
    for step in way {
        let (name, child) = match step {
            EditStep::Key(key) => (key.clone(), node.and_then(|node| node.get(key))),
            EditStep::Item(name) => {
                let items = node.and_then(Value::as_array);
                let index = items.and_then(|items| index_of(items, name)).unwrap_or(0);
                (index.to_string(), items.and_then(|items| items.get(index)))
            }
        };
        pointer::push(&mut text, &name);
        node = child;
    }
    text
}

fn index_of(items: &[Value], name: &str) -> Option<usize> {
    items
        .iter()
        .position(|item| identity(item).as_deref() == Some(name))
}

/// Sets or removes the value at the end of a way. A way that leads nowhere is ignored.
pub(super) fn set(tree: &mut Value, way: &[EditStep], value: Option<&Value>) {
    let Some((end, before)) = way.split_last() else {
        return;
    };
    let node = before
        .iter()
        .try_fold(tree, |node, step| match (step, node) {
            (EditStep::Key(key), Value::Object(map)) => map.get_mut(key),
            (EditStep::Item(name), Value::Array(items)) => {
                index_of(items, name).and_then(|index| items.get_mut(index))
            }
            _ => None,
        });
    match (node, end, value) {
        (Some(Value::Object(map)), EditStep::Key(key), Some(value)) => {
            map.insert(key.clone(), value.clone());
        }
        (Some(Value::Object(map)), EditStep::Key(key), None) => {
            map.shift_remove(key);
        }
        (Some(Value::Array(items)), EditStep::Item(name), value) => {
            let index = index_of(items, name);
            match (index, value) {
                (Some(index), Some(value)) => items[index] = value.clone(),
                (Some(index), None) => drop(items.remove(index)),
                (None, Some(value)) => items.push(value.clone()),
                (None, None) => {}
            }
        }
        _ => {}
    }
}
