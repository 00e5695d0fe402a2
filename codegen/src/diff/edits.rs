//! One fact in which two documents differ: told to a person, brought into a document, or taken out of it.

use serde_json::Value;

use super::context::printable;
use crate::document::pointer;

/// One way to a value from the one around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    Key(String),
    /// The item of a list that has this name and place.
    Item(String),
}

/// A value that is another one; none where it is not there.
#[derive(Debug, Clone)]
struct Edit {
    way: Vec<Step>,
    old: Option<Value>,
    new: Option<Value>,
}

/// A fact in which two documents differ. A key with another name is one fact with two edits.
#[derive(Debug, Clone)]
pub(super) struct Difference {
    edits: Vec<Edit>,
}

/// Keys under which the generator finds little or nothing. They are tried together, which saves time; a mistake here costs no more.
const MOSTLY_NEUTRAL: [&str; 13] = [
    "default",
    "examples",
    "headers",
    "info",
    "links",
    "maxLength",
    "maximum",
    "minLength",
    "minimum",
    "security",
    "securitySchemes",
    "tags",
    "x-twilio",
];

impl Difference {
    /// Another value at one place; none where it is not there.
    pub(super) fn new(way: &[Step], old: Option<&Value>, new: Option<&Value>) -> Self {
        Self {
            edits: vec![Edit {
                way: way.to_vec(),
                old: old.cloned(),
                new: new.cloned(),
            }],
        }
    }

    /// Two differences as one.
    pub(super) fn with(mut self, other: Self) -> Self {
        self.edits.extend(other.edits);
        self
    }

    /// Whether the fact is of a kind that hardly ever makes a difference.
    pub(super) fn is_mostly_neutral(&self) -> bool {
        let is_one_of_them =
            |step: &Step| matches!(step, Step::Key(key) if MOSTLY_NEUTRAL.contains(&key.as_str()));
        // Two edits are a key of another name: a status, mostly.
        self.edits.len() > 1
            || self
                .edits
                .iter()
                .any(|edit| edit.way.iter().any(is_one_of_them))
    }

    /// Makes the old document say this as the new one does.
    pub(super) fn apply(&self, tree: &mut Value) {
        for Edit { way, new, .. } in &self.edits {
            set(tree, way, new.as_ref());
        }
    }

    /// Makes the new document say this as the old one does.
    pub(super) fn revert(&self, tree: &mut Value) {
        for Edit { way, old, .. } in &self.edits {
            set(tree, way, old.as_ref());
        }
    }

    /// Where the fact stands, and what happened to it.
    pub(super) fn told(&self, trees: [&Value; 2]) -> (String, String) {
        let [old_tree, new_tree] = trees;
        let what = match &self.edits[..] {
            [Edit { way, .. }, other] => format!("{} -> {}", last(way), last(&other.way)),
            [edit, ..] => edit.what(),
            [] => String::new(),
        };
        let pointer = self.edits.last().map_or(String::new(), |edit| {
            let tree = if edit.new.is_some() {
                new_tree
            } else {
                old_tree
            };
            pointer_in(tree, &edit.way)
        });
        (printable(&pointer), printable(&what))
    }
}

/// What tells an item of a list from the others: a parameter's place and name, the name of a tag, the reference.
pub(super) fn identity(item: &Value) -> Option<String> {
    let text = |key: &str| item.get(key).and_then(Value::as_str);
    let place = text("in").unwrap_or_default();
    text("name")
        .map(|name| format!("{place} {name}"))
        .or_else(|| text("$ref").map(str::to_owned))
}

impl Edit {
    fn what(&self) -> String {
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

/// A value as JSON, where it is short and no object.
fn short(value: &Value) -> Option<String> {
    const LONGEST: usize = 40;
    let text = value.to_string();
    (!value.is_object() && text.chars().count() <= LONGEST).then_some(text)
}

fn last(way: &[Step]) -> &str {
    way.last().map_or("", |step| match step {
        Step::Key(key) | Step::Item(key) => key,
    })
}

fn pointer_in(tree: &Value, way: &[Step]) -> String {
    let mut text = String::new();
    let mut node = Some(tree);
    for step in way {
        let (name, child) = match step {
            Step::Key(key) => (key.clone(), node.and_then(|node| node.get(key))),
            Step::Item(name) => {
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

/// Puts a value where a way leads, or takes away what is there. Where the way leads nowhere there is nothing to do.
fn set(tree: &mut Value, way: &[Step], value: Option<&Value>) {
    let Some((end, before)) = way.split_last() else {
        return;
    };
    let node = before
        .iter()
        .try_fold(tree, |node, step| match (step, node) {
            (Step::Key(key), Value::Object(map)) => map.get_mut(key),
            (Step::Item(name), Value::Array(items)) => {
                index_of(items, name).and_then(|index| items.get_mut(index))
            }
            _ => None,
        });
    match (node, end, value) {
        (Some(Value::Object(map)), Step::Key(key), Some(value)) => {
            map.insert(key.clone(), value.clone());
        }
        (Some(Value::Object(map)), Step::Key(key), None) => {
            map.shift_remove(key);
        }
        (Some(Value::Array(items)), Step::Item(name), value) => {
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
