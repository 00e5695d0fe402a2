//! A way into a document in, the value there out, behind the references to what the document folds into components.

use serde_json::Value;

use crate::document::{pointer, reference};

/// One step from a value to one within it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    Key(String),
    /// The item of a list with this identity.
    Item(String),
}

impl Step {
    /// The key or the name.
    pub(super) fn name(&self) -> &str {
        let (Self::Key(name) | Self::Item(name)) = self;
        name
    }
}

/// A value of a document.
#[derive(Debug, Clone)]
pub(super) struct Found<'a> {
    /// The values on the way to it, the outermost first.
    pub(super) around: Vec<&'a Value>,
    pub(super) value: &'a Value,
    /// The JSON pointer to it.
    pub(super) pointer: String,
}

/// The value at the end of a way.
pub(super) fn find<'a>(root: &'a Value, way: &[Step]) -> Option<Found<'a>> {
    let mut found = Found {
        around: Vec::new(),
        value: root,
        pointer: String::new(),
    };
    for step in way {
        let mut inner = found.value;
        let mut child = below(root, inner, step);
        if child.is_none()
            && let Some((target, behind)) = component(root, inner).filter(|(at, _)| is_folded(at))
        {
            (found.pointer, inner) = (target, behind);
            child = below(root, inner, step);
        }
        let (name, value) = child?;
        pointer::push(&mut found.pointer, &name);
        found.around.push(inner);
        found.value = value;
    }
    Some(found)
}

/// The value one step below another, with its key or its index.
fn below<'a>(root: &Value, value: &'a Value, step: &Step) -> Option<(String, &'a Value)> {
    match (step, value) {
        (Step::Key(key), Value::Object(map)) => Some((key.clone(), map.get(key)?)),
        (Step::Item(name), Value::Array(items)) => {
            let is_it = |item: &Value| identity(root, item).as_deref() == Some(name);
            let index = items.iter().position(is_it)?;
            Some((index.to_string(), &items[index]))
        }
        _ => None,
    }
}

/// The component that a reference leads to, with its JSON pointer.
pub(super) fn component<'a>(root: &'a Value, value: &Value) -> Option<(String, &'a Value)> {
    let text = value.get("$ref")?.as_str()?;
    let target = reference::local(text).ok()?;
    let found = root.pointer(&target)?;
    let is_component = target.starts_with("/components/");
    is_component.then(|| (target.into_owned(), found))
}

/// What identifies an item of a list: the location and name of a parameter, the name of a tag, the reference to a schema.
pub(super) fn identity(root: &Value, item: &Value) -> Option<String> {
    let folded = component(root, item).filter(|(target, _)| is_folded(target));
    let item = folded.map_or(item, |(_, behind)| behind);
    let text = |key: &str| item.get(key).and_then(Value::as_str);
    let place = text("in").unwrap_or_default();
    text("name")
        .map(|name| format!("{place} {name}"))
        .or_else(|| text("$ref").map(str::to_owned))
}

/// Whether a component is no more than what is written once instead of several times; a schema is a type of its own.
pub(super) fn is_folded(pointer: &str) -> bool {
    !pointer.starts_with("/components/schemas/")
}
