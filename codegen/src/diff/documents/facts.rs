//! Two versions of a document in, the facts in which they differ out. Sentences are not facts.
//!
//! What one document folds into components and another writes out is the same fact.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::difference::Difference;
use super::way::{Step, component, identity, is_folded};
use crate::document::pointer;

/// The keys whose values are compared as a whole.
const WHOLES: [&str; 5] = ["default", "enum", "example", "examples", "required"];

/// The keys of sentences.
const SENTENCES: [&str; 3] = ["description", "summary", "x-enumDescriptions"];

/// The facts in which two documents differ, in the order of the new one.
pub(super) fn find<'a>(old: &'a Value, new: &'a Value) -> Vec<Difference<'a>> {
    let mut walk = Walk {
        roots: [old, new],
        way: Vec::new(),
        compared: BTreeSet::new(),
        followed: [BTreeSet::new(), BTreeSet::new()],
        found: Vec::new(),
    };
    walk.compare(old, new);
    walk.found
}

struct Walk<'a> {
    roots: [&'a Value; 2],
    way: Vec<Step>,
    /// The components that were compared where something refers to them, by their pointers.
    compared: BTreeSet<[String; 2]>,
    /// The components of each side that something refers to.
    followed: [BTreeSet<String>; 2],
    found: Vec<Difference<'a>>,
}

impl<'a> Walk<'a> {
    fn compare(&mut self, old: &'a Value, new: &'a Value) {
        let Some([old, new]) = self.behind([old, new]) else {
            return;
        };
        match (old, new) {
            (Value::Object(old), Value::Object(new)) => self.objects(old, new),
            (Value::Array(before), Value::Array(after))
                if is_named(self.roots[0], before) && is_named(self.roots[1], after) =>
            {
                self.lists(before, after);
            }
            _ if old == new => {}
            _ => self.note(Some(old), Some(new)),
        }
    }

    /// What is behind references to folded components, and behind one to a schema that the other side writes out. `None` for what
    /// has been compared.
    fn behind(&mut self, values: [&'a Value; 2]) -> Option<[&'a Value; 2]> {
        let targets = [0, 1].map(|side| component(self.roots[side], values[side]));
        let is_written_out = match &targets {
            [Some((_, schema)), None] => is_same(schema, values[1]),
            [None, Some((_, schema))] => is_same(schema, values[0]),
            _ => false,
        };
        let mut pointers = [String::new(), String::new()];
        let mut behind = values;
        for (side, target) in targets.into_iter().enumerate() {
            if let Some((at, value)) = target.filter(|(at, _)| is_written_out || is_folded(at)) {
                self.followed[side].insert(at.clone());
                (pointers[side], behind[side]) = (at, value);
            }
        }
        let is_new = pointers.iter().all(String::is_empty) || self.compared.insert(pointers);
        is_new.then_some(behind)
    }

    fn objects(&mut self, old: &'a Map<String, Value>, new: &'a Map<String, Value>) {
        // What is folded is compared where it is used; the components that nothing uses are left.
        let is_components = self.way == [Step::Key("components".to_owned())];
        for (key, value) in new {
            let Some(before) = old.get(key).filter(|_| !is_sentence(key, value)) else {
                continue;
            };
            self.way.push(Step::Key(key.clone()));
            if WHOLES.contains(&key.as_str()) {
                if before != value {
                    self.note(Some(before), Some(value));
                }
            } else if is_components && key != "schemas" {
                self.unused_components(before, value);
            } else {
                self.compare(before, value);
            }
            self.way.pop();
        }
        self.keys_of_one(old, new);
    }

    /// The keys that only one of two objects has. A key that was renamed is one difference.
    fn keys_of_one(&mut self, old: &'a Map<String, Value>, new: &'a Map<String, Value>) {
        let only = |side: usize, here: &'a Map<String, Value>, there: &Map<String, Value>| {
            let is_only = |(key, value): &(&String, &Value)| {
                !there.contains_key(*key)
                    && !is_sentence(key, value)
                    && !self.is_followed(side, key)
            };
            here.iter().filter(is_only).collect::<Vec<_>>()
        };
        let (removed, added) = (only(0, old, new), only(1, new, old));
        let step = |key: &str| [&self.way[..], &[Step::Key(key.to_owned())]].concat();
        if let ([before], [after]) = (&removed[..], &added[..])
            && before.1.is_object()
            && is_same(before.1, after.1)
        {
            self.found.push(Difference {
                ways: [step(before.0), step(after.0)],
                values: [Some(before.1), Some(after.1)],
            });
            return;
        }
        let removed = removed
            .into_iter()
            .map(|(key, value)| Difference::new(&step(key), Some(value), None));
        let added = added
            .into_iter()
            .map(|(key, value)| Difference::new(&step(key), None, Some(value)));
        let all: Vec<_> = removed.chain(added).collect();
        self.found.extend(all);
    }

    /// Compares the components of a section that nothing refers to.
    fn unused_components(&mut self, old: &'a Value, new: &'a Value) {
        if let (Value::Object(old), Value::Object(new)) = (old, new) {
            self.keys_of_one(old, new);
            for (name, value) in new {
                let is_used = [0, 1].iter().any(|side| self.is_followed(*side, name));
                if let Some(before) = old.get(name).filter(|_| !is_used) {
                    self.way.push(Step::Key(name.clone()));
                    self.compare(before, value);
                    self.way.pop();
                }
            }
        }
    }

    /// Whether a key here is a component, or a section of components, that something refers to.
    fn is_followed(&self, side: usize, key: &str) -> bool {
        let [Step::Key(first), rest @ ..] = &self.way[..] else {
            return false;
        };
        if first != "components" || rest.len() > 1 {
            return false;
        }
        let mut at = String::new();
        let steps = self.way.iter().map(Step::name);
        steps
            .chain([key])
            .for_each(|key| pointer::push(&mut at, key));
        let mut followed = self.followed[side].iter();
        followed.any(|target| {
            target
                .strip_prefix(&at)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
    }

    fn lists(&mut self, old: &'a [Value], new: &'a [Value]) {
        let [names, new_names] = [(0, old), (1, new)].map(|(side, items)| {
            let names = items
                .iter()
                .filter_map(|item| identity(self.roots[side], item));
            names.collect::<Vec<String>>()
        });
        for (item, name) in old.iter().zip(&names) {
            self.way.push(Step::Item(name.clone()));
            match new_names.iter().position(|other| other == name) {
                Some(index) => self.compare(item, &new[index]),
                None => self.note(Some(item), None),
            }
            self.way.pop();
        }
        for (item, name) in new.iter().zip(&new_names) {
            if !names.contains(name) {
                self.way.push(Step::Item(name.clone()));
                self.note(None, Some(item));
                self.way.pop();
            }
        }
    }

    fn note(&mut self, old: Option<&'a Value>, new: Option<&'a Value>) {
        self.found.push(Difference::new(&self.way, old, new));
    }
}

/// Whether each item has an identity that no other has.
fn is_named(root: &Value, list: &[Value]) -> bool {
    let mut names: Vec<Option<String>> = list.iter().map(|item| identity(root, item)).collect();
    names.sort();
    names.iter().all(Option::is_some) && names.windows(2).all(|two| two[0] != two[1])
}

fn is_sentence(key: &str, value: &Value) -> bool {
    // A property of that name holds a schema.
    SENTENCES.contains(&key) && (value.is_string() || key == SENTENCES[2])
}

/// Whether two values are the same but for their sentences.
fn is_same(old: &Value, new: &Value) -> bool {
    without_sentences(old) == without_sentences(new)
}

fn without_sentences(value: &Value) -> Value {
    match value {
        Value::Object(map) => map
            .iter()
            .filter(|(key, value)| !is_sentence(key, value))
            .map(|(key, value)| (key.clone(), without_sentences(value)))
            .collect(),
        Value::Array(items) => items.iter().map(without_sentences).collect(),
        _ => value.clone(),
    }
}
