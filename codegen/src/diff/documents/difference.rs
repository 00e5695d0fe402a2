//! One fact in which two documents differ: described, brought into a document, or taken out of it.

use serde_json::Value;

use super::edit::{Edit, EditStep, last, pointer_in, set};

/// A fact in which two documents differ. A renamed key is one fact with two edits.
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
    /// Another value at one place; `None` if it is missing.
    pub(super) fn new(way: &[EditStep], old: Option<&Value>, new: Option<&Value>) -> Self {
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
        let is_one_of_them = |step: &EditStep| matches!(step, EditStep::Key(key) if MOSTLY_NEUTRAL.contains(&key.as_str()));
        // Two edits are a renamed key, mostly a status.
        self.edits.len() > 1
            || self
                .edits
                .iter()
                .any(|edit| edit.way.iter().any(is_one_of_them))
    }

    /// Brings the fact of the new document into the old one.
    pub(super) fn apply(&self, tree: &mut Value) {
        for Edit { way, new, .. } in &self.edits {
            set(tree, way, new.as_ref());
        }
    }

    /// Brings the fact of the old document into the new one.
    pub(super) fn revert(&self, tree: &mut Value) {
        for Edit { way, old, .. } in &self.edits {
            set(tree, way, old.as_ref());
        }
    }

    /// The JSON pointer of the fact, and what happened to it.
    pub(super) fn described(&self, trees: [&Value; 2]) -> (String, String) {
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
        (pointer, what)
    }
}
