//! A value of the document together with its place: keys in, nodes below out.

use std::fmt;
use std::rc::Rc;

use serde_json::Value;

use super::reads::Reads;
use crate::document::pointer;

/// A value and where it is.
#[derive(Clone)]
pub(crate) struct Node<'d> {
    pub(crate) value: &'d Value,
    pub(crate) place: Place<'d>,
    /// Where it is noted what is read, if somebody asks for that.
    reads: Option<&'d Reads>,
}

/// A place in a document: a chain of steps that costs little until it is printed as a JSON pointer.
#[derive(Clone, Default)]
pub(crate) struct Place<'d>(Option<Rc<Step<'d>>>);

struct Step<'d> {
    parent: Place<'d>,
    key: Key<'d>,
}

#[derive(Clone, Copy)]
enum Key<'d> {
    Name(&'d str),
    Index(usize),
}

impl<'d> Place<'d> {
    /// The place of a member of the object here.
    pub(crate) fn key(&self, name: &'d str) -> Self {
        self.step(Key::Name(name))
    }

    fn step(&self, key: Key<'d>) -> Self {
        Self(Some(Rc::new(Step {
            parent: self.clone(),
            key,
        })))
    }
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut steps = Vec::new();
        let mut place = self;
        while let Some(step) = &place.0 {
            steps.push(step.key);
            place = &step.parent;
        }
        let mut text = String::new();
        for key in steps.iter().rev() {
            match key {
                Key::Name(name) => pointer::push(&mut text, name),
                Key::Index(index) => pointer::push(&mut text, &index.to_string()),
            }
        }
        f.write_str(&text)
    }
}

impl<'d> Node<'d> {
    /// The whole document.
    pub(crate) fn root(value: &'d Value, reads: Option<&'d Reads>) -> Self {
        Self {
            value,
            place: Place::default(),
            reads,
        }
    }

    /// The whole document that this node is in, which is `root`.
    pub(super) fn document(&self, root: &'d Value) -> Self {
        Self::root(root, self.reads)
    }

    /// The value, which is read with everything in it. [`value`](Self::value) alone is a look that changes nothing.
    pub(crate) fn read(&self) -> &'d Value {
        self.note(self.value, true);
        self.value
    }

    /// Notes that the object is entered: what is read of it is noted by itself.
    pub(crate) fn enter(&self) {
        self.note(self.value, false);
    }

    /// Notes that what is under some keys is read.
    pub(crate) fn read_keys(&self, keys: &[&str]) {
        let values = keys.iter().filter_map(|key| self.value.get(key));
        values.for_each(|value| self.note(value, true));
    }

    fn note(&self, value: &'d Value, whole: bool) {
        if let Some(reads) = self.reads {
            reads.note(value, whole);
        }
    }

    fn child(&self, value: &'d Value, place: Place<'d>) -> Self {
        Self {
            value,
            place,
            reads: self.reads,
        }
    }

    /// The member of this name, `null` included.
    pub(crate) fn member(&self, name: &str) -> Option<Self> {
        let (name, value) = self.value.as_object()?.get_key_value(name)?;
        Some(self.child(value, self.place.key(name)))
    }

    /// The member of this name. One that is `null` counts as missing: `description:` without a value is like no description.
    pub(crate) fn get(&self, name: &str) -> Option<Self> {
        self.member(name).filter(|node| !node.value.is_null())
    }

    /// The text under a key.
    pub(crate) fn text(&self, name: &str) -> Option<&'d str> {
        let value = self.value.get(name)?;
        self.note(value, true);
        value.as_str()
    }

    /// Whether there is `true` under a key.
    pub(crate) fn is_true(&self, name: &str) -> bool {
        self.flag(name) == Some(true)
    }

    /// The boolean under a key.
    pub(crate) fn flag(&self, name: &str) -> Option<bool> {
        let value = self.value.get(name)?;
        self.note(value, true);
        value.as_bool()
    }

    /// The members of an object.
    pub(crate) fn members(&self) -> impl Iterator<Item = (&'d str, Self)> + use<'d> {
        let owner = self.clone();
        let members = self.value.as_object().into_iter().flatten();
        members.map(move |(name, value)| {
            let place = owner.place.key(name);
            (name.as_str(), owner.child(value, place))
        })
    }

    /// The items of a list.
    pub(crate) fn items(&self) -> impl Iterator<Item = Self> + use<'d> {
        let owner = self.clone();
        let items = self.value.as_array().into_iter().flatten();
        items
            .enumerate()
            .map(move |(index, value)| owner.child(value, owner.place.step(Key::Index(index))))
    }

    /// The node at a JSON pointer below this one.
    pub(crate) fn at(&self, pointer: &str) -> Option<Self> {
        pointer::keys(pointer).try_fold(self.clone(), |node, key| match node.value {
            Value::Array(_) => node.items().nth(key.parse().ok()?),
            _ => node.member(&key),
        })
    }
}
