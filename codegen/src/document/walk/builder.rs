//! The nodes of a text as they begin and end in, the tree of their places out.

use super::{Duplicate, Walk};
use crate::document::origin::{Children, Origin, Place};
use crate::document::pointer;

/// Deeper than the parsers of the tree go, so that all they accept is seen to the end.
const DEEPEST: usize = 200;
const MOST_DUPLICATES: usize = 100;

/// A walk that is under way. Its methods return whether it goes on.
#[derive(Default)]
pub(super) struct Builder {
    walk: Walk,
    open: Vec<Open>,
}

/// An object or a list whose end is not reached.
struct Open {
    origin: Origin,
    /// The key that waits for its value.
    key: Option<(String, (usize, usize))>,
}

impl Builder {
    pub(super) fn has_root(&self) -> bool {
        self.walk.root.is_some()
    }

    pub(super) fn second_document(&mut self, position: (usize, usize)) {
        self.walk.second_document = Some(position);
    }

    pub(super) fn scalar(&mut self, position: (usize, usize), text: &str) -> bool {
        self.close(Origin::leaf(position), Some(text));
        true
    }

    pub(super) fn alias(&mut self, position: (usize, usize)) -> bool {
        self.close(Origin::leaf(position), None);
        true
    }

    /// An object or a list begins.
    pub(super) fn begin(&mut self, position: (usize, usize), children: Children) -> bool {
        let place = Place::new(position);
        self.open.push(Open {
            origin: Origin { place, children },
            key: None,
        });
        self.open.len() <= DEEPEST
    }

    /// The innermost object or list ends.
    pub(super) fn end(&mut self) -> bool {
        if let Some(done) = self.open.pop() {
            self.close(done.origin, None);
        }
        true
    }

    /// What was seen, with an end for all that has none.
    pub(super) fn finish(mut self) -> Walk {
        while !self.open.is_empty() {
            self.end();
        }
        self.walk
    }

    /// Puts a finished node into the one around it. `text` is its text if it is a scalar.
    fn close(&mut self, mut node: Origin, text: Option<&str>) {
        let Some(parent) = self.open.last_mut() else {
            self.walk.root.get_or_insert(node);
            return;
        };
        match &mut parent.origin.children {
            Children::None => {}
            Children::List(items) => items.push(node),
            Children::Object(entries) => {
                let Some((key, position)) = parent.key.take() else {
                    parent.key = Some((text.unwrap_or_default().to_owned(), node.place.position));
                    return;
                };
                node.place.key = Some(position);
                if text.is_none() {
                    node.place.position = position;
                }
                let first = entries
                    .insert(key.clone(), node)
                    .map(|first| first.place.position);
                if let Some(first) = first {
                    self.duplicate(key, first, position);
                }
            }
        }
    }

    fn duplicate(&mut self, key: String, first: (usize, usize), second: (usize, usize)) {
        if self.walk.duplicates.len() < MOST_DUPLICATES {
            self.walk.duplicates.push(Duplicate {
                pointer: self.pointer_of(&key),
                key,
                first,
                second,
            });
        }
    }

    /// The pointer of a key of the innermost open object.
    fn pointer_of(&self, key: &str) -> String {
        let mut result = String::new();
        for parent in &self.open[..self.open.len() - 1] {
            match (&parent.origin.children, &parent.key) {
                (Children::List(items), _) => pointer::push(&mut result, &items.len().to_string()),
                (_, Some((key, _))) => pointer::push(&mut result, key),
                _ => {}
            }
        }
        pointer::push(&mut result, key);
        result
    }
}
