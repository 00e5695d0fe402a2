//! What lowering looks at in, who looked at which value of a document out.
//!
//! A reader is an item of the crate: the type or the operation that was lowered when a value was read. A value that nobody read makes
//! no difference to the crate.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use serde_json::Value;

/// The item that reads, by its module and its name there.
pub(crate) type Reader = (String, String);

/// The readers of the values of some documents, by the addresses of these: the documents have to outlive this where they are.
#[derive(Debug, Default)]
pub(crate) struct Reads {
    current: Cell<usize>,
    /// Each reader with the items that it defines besides itself. The first one is nobody in particular.
    readers: RefCell<Vec<Vec<Reader>>>,
    /// Who read a value, and whether with everything in it.
    values: RefCell<HashMap<usize, Read>>,
}

/// How a value was read.
#[derive(Debug, Default, Clone)]
struct Read {
    /// Whether all that is in it counts as read.
    whole: bool,
    readers: Vec<usize>,
}

impl Reads {
    /// From now on, `reader` reads. Returns what brings back the reader before.
    pub(crate) fn begin(&self, reader: Reader) -> usize {
        let mut readers = self.readers.borrow_mut();
        if readers.is_empty() {
            readers.push(Vec::new());
        }
        readers.push(vec![reader]);
        self.current.replace(readers.len() - 1)
    }

    /// Brings back an earlier reader.
    pub(crate) fn resume(&self, before: usize) {
        self.current.set(before);
    }

    /// The reader defines one more item from what it reads.
    pub(crate) fn defines(&self, item: Reader) {
        if let Some(items) = self.readers.borrow_mut().get_mut(self.current.get()) {
            items.push(item);
        }
    }

    /// Notes that a value was looked at, with everything in it if it is `whole`.
    pub(super) fn note(&self, value: &Value, whole: bool) {
        let mut values = self.values.borrow_mut();
        let read = values.entry(address(value)).or_default();
        read.whole |= whole;
        if !read.readers.contains(&self.current.get()) {
            read.readers.push(self.current.get());
        }
    }

    /// Puts the settled names of the readers in the place of those that they had while lowering.
    pub(crate) fn settle(&self, name: impl Fn(&Reader) -> Option<String>) {
        for reader in self.readers.borrow_mut().iter_mut().flatten() {
            if let Some(settled) = name(reader) {
                reader.1 = settled;
            }
        }
    }

    /// The items that were made from a value, given the values on the way to it: from it, from something in it, or from something whole
    /// that contains it. `None` if nobody read it.
    pub(crate) fn readers(&self, way: &[&Value], value: &Value) -> Option<Vec<Reader>> {
        let values = self.values.borrow();
        let is_whole = |read: &&Read| read.whole;
        let around = way.iter().filter_map(|value| values.get(&address(value)));
        let mut found: Vec<usize> = around
            .filter(is_whole)
            .flat_map(|read| read.readers.clone())
            .collect();
        let mut open = vec![value];
        while let Some(value) = open.pop() {
            let read = values.get(&address(value));
            found.extend(read.iter().flat_map(|read| &read.readers));
            match value {
                Value::Object(map) => open.extend(map.values()),
                Value::Array(items) => open.extend(items),
                Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
            }
        }
        found.sort_unstable();
        found.dedup();
        let readers = self.readers.borrow();
        let items = found.iter().filter_map(|index| readers.get(*index));
        (!found.is_empty()).then(|| items.flatten().cloned().collect())
    }

    /// The items for which an object was entered, whatever was read of it. `None` if it was not.
    pub(crate) fn entered(&self, object: &Value) -> Option<Vec<Reader>> {
        let values = self.values.borrow();
        let found = &values.get(&address(object))?.readers;
        let readers = self.readers.borrow();
        // What an item defines besides itself has a reader of its own.
        let items = found
            .iter()
            .filter_map(|index| readers.get(*index)?.first());
        Some(items.cloned().collect())
    }
}

fn address(value: &Value) -> usize {
    std::ptr::from_ref(value).addr()
}
