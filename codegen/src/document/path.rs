//! Steps from the root of a tree in, a JSON pointer or a JSONPath out.

use super::pointer;

/// The way from the root to a node; written out only where there is something to say.
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

    /// The JSONPath that an overlay action needs to reach the node.
    pub(super) fn target(&self) -> String {
        let Some(parent) = self.parent else {
            return "$".to_owned();
        };
        let mut target = parent.target();
        match self.step {
            Step::Key(key) => pointer::push_name(&mut target, key),
            Step::Index(index) => target.extend(["[", &index.to_string(), "]"]),
        }
        target
    }
}
