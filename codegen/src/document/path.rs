//! Steps from the root of a tree in, a JSON pointer or a JSONPath out.

use serde_json::Value;

use super::{pointer, target};

/// The path from the root to a node; printed only for a diagnostic.
pub(super) struct Path<'a> {
    pub(super) parent: Option<&'a Path<'a>>,
    pub(super) step: Step<'a>,
}

#[derive(Clone, Copy)]
pub(super) enum Step<'a> {
    Key(&'a str),
    Index(usize),
}

impl Path<'_> {
    pub(super) const ROOT: Path<'static> = Path {
        parent: None,
        step: Step::Key(""),
    };

    pub(super) fn key<'a>(&'a self, key: &'a str) -> Path<'a> {
        Path {
            parent: Some(self),
            step: Step::Key(key),
        }
    }

    pub(super) fn index(&self, index: usize) -> Path<'_> {
        Path {
            parent: Some(self),
            step: Step::Index(index),
        }
    }

    pub(super) fn pointer(&self) -> String {
        let Some(parent) = self.parent else {
            return String::new();
        };
        let mut pointer = parent.pointer();
        match self.step {
            Step::Key(key) => pointer::push(&mut pointer, key),
            Step::Index(index) => pointer::push(&mut pointer, &index.to_string()),
        }
        pointer
    }

    /// The JSONPath that an overlay action needs to reach the node, if names lead to it.
    pub(super) fn target(&self, tree: &Value) -> Option<String> {
        target::of_pointer(tree, &self.pointer())
    }
}
