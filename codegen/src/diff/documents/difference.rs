//! One fact in which two documents differ in, its words out.

use serde_json::Value;

use super::way::Step;

/// A fact in which two documents differ: a value and the way to it on each side. The ways differ for a renamed key.
#[derive(Debug, Clone)]
pub(super) struct Difference<'a> {
    pub(super) ways: [Vec<Step>; 2],
    pub(super) values: [Option<&'a Value>; 2],
}

impl<'a> Difference<'a> {
    /// Another value at one place; `None` if it is missing.
    pub(super) fn new(way: &[Step], old: Option<&'a Value>, new: Option<&'a Value>) -> Self {
        Self {
            ways: [way.to_vec(), way.to_vec()],
            values: [old, new],
        }
    }

    /// What happened: `201 -> 200`.
    pub(super) fn what(&self) -> String {
        let [old, new] = &self.ways;
        if old != new {
            let [old, new] = [old, new].map(|way| way.last().map_or("", Step::name));
            return format!("{old} -> {new}");
        }
        match self.values {
            [Some(Value::Array(old)), Some(Value::Array(new))] => items(old, new),
            [Some(old), Some(new)] => match (short(old), short(new)) {
                (Some(old), Some(new)) => format!("{old} -> {new}"),
                _ => "different".to_owned(),
            },
            [None, Some(new)] => short(new).map_or("new".to_owned(), |new| format!("{new}, new")),
            [Some(old), None] => short(old).map_or("gone".to_owned(), |old| format!("{old}, gone")),
            [None, None] => String::new(),
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
