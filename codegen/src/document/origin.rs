//! The places of the nodes of a tree: a pointer in, a line and a column out.
//!
//! They are found only if there is something to report, and kept in step with the tree while the overlay is applied, so that
//! a pointer into the overlaid document leads to the right line, in whichever file that is.

use indexmap::IndexMap;

use super::pointer;

/// Where a node comes from, and its children.
#[derive(Debug, Clone)]
pub(super) struct Origin {
    pub(super) place: Place,
    pub(super) children: Children,
}

/// A line and a column, from one, of the document or, where there is an action, of the overlay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    /// Where the value begins, if it is a scalar, and else its key: the rest of it can be long.
    pub(super) position: (usize, usize),
    /// The key that leads to it, where it has one.
    pub(super) key: Option<(usize, usize)>,
    pub(super) action: Option<usize>,
}

#[derive(Debug, Clone)]
pub(super) enum Children {
    None,
    Object(IndexMap<String, Origin>),
    List(Vec<Origin>),
}

impl Place {
    pub(super) fn new(position: (usize, usize)) -> Self {
        Self {
            position,
            key: None,
            action: None,
        }
    }
}

impl Origin {
    pub(super) fn leaf(position: (usize, usize)) -> Self {
        Self {
            place: Place::new(position),
            children: Children::None,
        }
    }

    pub(super) fn child(&self, key: &str) -> Option<&Self> {
        match &self.children {
            Children::None => None,
            Children::Object(entries) => entries.get(key),
            Children::List(items) => items.get(key.parse::<usize>().ok()?),
        }
    }

    pub(super) fn child_mut(&mut self, key: &str) -> Option<&mut Self> {
        match &mut self.children {
            Children::None => None,
            Children::Object(entries) => entries.get_mut(key),
            Children::List(items) => items.get_mut(key.parse::<usize>().ok()?),
        }
    }

    /// The place of the node at a pointer, or of the innermost node around it that is there.
    pub(super) fn nearest(&self, pointer: &str) -> Place {
        let mut node = self;
        for key in pointer::keys(pointer) {
            match node.child(&key) {
                Some(child) => node = child,
                None => break,
            }
        }
        node.telling()
    }

    /// The most helpful position for a node: where a reference leads, or the name of an entry of a list.
    fn telling(&self) -> Place {
        let Children::Object(entries) = &self.children else {
            return self.place;
        };
        let scalar = |key: &str| {
            entries
                .get(key)
                .filter(|child| matches!(child.children, Children::None))
                .map(|child| child.place)
        };
        if let Some(reference) = scalar("$ref") {
            return reference;
        }
        if self.place.key.is_some() {
            return self.place;
        }
        let first = entries.values().next().map(|child| Place {
            position: child.place.key.unwrap_or(child.place.position),
            ..child.place
        });
        scalar("name").or(first).unwrap_or(self.place)
    }

    /// The same tree as what an action brings.
    pub(super) fn brought_by(&self, action: usize) -> Self {
        let children = match &self.children {
            Children::None => Children::None,
            Children::List(items) => {
                Children::List(items.iter().map(|item| item.brought_by(action)).collect())
            }
            Children::Object(entries) => Children::Object(
                entries
                    .iter()
                    .map(|(key, entry)| (key.clone(), entry.brought_by(action)))
                    .collect(),
            ),
        };
        Self {
            place: Place {
                action: Some(action),
                ..self.place
            },
            children,
        }
    }
}
