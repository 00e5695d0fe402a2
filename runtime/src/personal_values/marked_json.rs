//! The parts of a marked value: the value goes in with the name it has, each text and number with its place comes out,
//! or the value without what is personal.

use serde_json::{Map, Value};

use super::{
    hidden::HIDDEN,
    meaning::{Place, is_plain_name},
};
use crate::{encoding::json_text::compact, values::salvage::json_of};

/// JSON in a text in a JSON and so on is read this deep. What is within that is a text.
const NESTED: usize = 4;

/// Calls `visit` with the texts and numbers of a marked value, its names included where they are no plain names.
pub(super) fn visit(name: &str, mut value: Value, visit: &mut dyn FnMut(Place, &str)) {
    Walk {
        at_leaf: &mut |place, leaf| match leaf {
            Value::String(text) => visit(place, text),
            Value::Number(number) => visit(place, &number.to_string()),
            _ => {}
        },
        nested: 0,
    }
    .marked(name, &mut value);
}

/// Hides what is personal in a marked value, each text, number or truth by means of `hide`.
pub(crate) fn hide_marked(name: &str, value: &mut Value, hide: fn(&mut Value)) {
    Walk {
        at_leaf: &mut |place, leaf| {
            let is_personal = match &*leaf {
                Value::String(text) => place.is_personal(text),
                Value::Number(number) => place.is_personal(&number.to_string()),
                Value::Bool(_) => place >= Place::Person,
                _ => false,
            };
            if is_personal {
                hide(leaf);
            }
        },
        nested: 0,
    }
    .marked(name, value);
}

/// Returns a marked text without what is personal: all of it, unless it is a SID or JSON.
pub(crate) fn hide_marked_text(name: &str, text: &str) -> String {
    let mut value = text.into();
    hide_marked(name, &mut value, |leaf| *leaf = HIDDEN.into());
    match value {
        Value::String(text) => text,
        other => compact(&other),
    }
}

/// Hides all of `value` but its shape, so that it still decodes as what it was.
pub(crate) fn blank(value: &mut Value) {
    match value {
        Value::Object(members) => members.values_mut().for_each(blank),
        Value::Array(items) => items.iter_mut().for_each(blank),
        Value::String(text) => HIDDEN.clone_into(text),
        Value::Number(number) => *number = 0.into(),
        Value::Bool(truth) => *truth = false,
        Value::Null => {}
    }
}

/// Returns the JSON that a text is.
pub(crate) fn nested(text: &str) -> Option<Value> {
    let text = text.trim();
    let is_json = text.starts_with(['{', '[', '"']);
    is_json.then(|| json_of(text)).flatten()
}

/// Names for the members of one object whose own names are hidden.
#[derive(Default)]
pub(crate) struct HiddenNames {
    made: usize,
}

impl HiddenNames {
    /// Returns a name that `members` do not have yet.
    pub(crate) fn next(&mut self, members: &Map<String, Value>) -> String {
        loop {
            self.made += 1;
            let name = match self.made {
                1 => HIDDEN.to_owned(),
                number => format!("{HIDDEN}{number}"),
            };
            if !members.contains_key(&name) {
                return name;
            }
        }
    }
}

struct Walk<'a> {
    at_leaf: &'a mut dyn FnMut(Place, &mut Value),
    nested: usize,
}

impl Walk<'_> {
    /// What is marked is personal, except that in an object the names of the members decide.
    fn marked(&mut self, name: &str, value: &mut Value) {
        self.value(value, Place::Person, Place::of_members(name));
    }

    fn value(&mut self, value: &mut Value, leaf: Place, members: Place) {
        match value {
            Value::Object(object) => self.object(object, members),
            Value::Array(items) => {
                for item in items {
                    self.value(item, leaf, members);
                }
            }
            Value::String(text) => match nested(text).filter(|_| self.nested < NESTED) {
                Some(mut json) => {
                    self.nested += 1;
                    self.value(&mut json, leaf, members);
                    self.nested -= 1;
                    *text = compact(&json);
                }
                None => (self.at_leaf)(leaf, value),
            },
            _ => (self.at_leaf)(leaf, value),
        }
    }

    fn object(&mut self, object: &mut Map<String, Value>, members: Place) {
        let mut hidden_names = HiddenNames::default();
        for (name, mut value) in std::mem::take(object) {
            let place = Place::of_member(&name).max(members);
            self.value(&mut value, place, place);
            let name = if is_plain_name(&name) {
                name
            } else {
                (self.at_leaf)(Place::Person, &mut name.into());
                hidden_names.next(object)
            };
            object.insert(name, value);
        }
    }
}
