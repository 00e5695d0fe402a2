//! The pairs of a query and a form as they are set: names and values in, the two encoded texts out.
//!
//! Both share one growing text. Each entry remembers its place in the document; where the caller kept to the document's
//! order and set nothing twice, the text is the query or the form already. Otherwise it is put in order at the end.

use crate::{
    encoding::{percent::escape_into, style},
    operation::{Input, Location},
};

/// Holds most forms without growing.
const USUAL_LENGTH: usize = 256;

/// Encoded pairs.
#[derive(Default)]
pub(super) struct PairBuffer {
    text: String,
    entries: Vec<Entry>,
}

/// One input's pairs within the text; more than one for a list, none for an empty list.
#[derive(Clone, Copy)]
struct Entry {
    position: u16,
    location: Location,
    start: usize,
    end: usize,
}

impl PairBuffer {
    /// Begins the input at `position` of an operation with as many inputs as `count`.
    pub(super) fn begin(&mut self, position: u16, location: Location, count: usize) {
        if self.entries.capacity() == 0 {
            self.entries.reserve(count);
            self.text.reserve(USUAL_LENGTH);
        }
        self.entries.push(Entry {
            position,
            location,
            start: self.text.len(),
            end: self.text.len(),
        });
    }

    /// Adds a value to the input that was begun last: another pair, or where the style joins items, to the same pair.
    pub(super) fn append(&mut self, input: &Input, write_value: impl FnOnce(&mut String)) {
        let Some(entry) = self.entries.last_mut() else {
            return;
        };
        match style::separator(input.style) {
            Some(separator) if entry.start != entry.end => self.text.push_str(separator),
            _ => begin_pair(&mut self.text, entry, input.wire),
        }
        write_value(&mut self.text);
        entry.end = self.text.len();
    }

    /// Adds a pair of another name to the input that was begun last.
    pub(super) fn append_named(&mut self, name: &str, value: &str) {
        let Some(entry) = self.entries.last_mut() else {
            return;
        };
        begin_pair(&mut self.text, entry, name);
        escape_into(&mut self.text, value);
        entry.end = self.text.len();
    }

    pub(super) fn is_set(&self, position: u16) -> bool {
        self.entries.iter().any(|entry| entry.position == position)
    }

    /// Returns the encoded pairs of the input at `position`, if it is set.
    pub(super) fn at(&self, position: u16) -> Option<&str> {
        let entry = self
            .entries
            .iter()
            .rfind(|entry| entry.position == position)?;
        self.text.get(entry.start..entry.end)
    }

    /// Returns the query and the form in the document's order.
    pub(super) fn finish(self) -> (String, String) {
        if !self.is_ordered() {
            return self.reorder();
        }
        match self.entries.first().map(|entry| entry.location) {
            Some(Location::Query) => (self.text, String::new()),
            _ => (String::new(), self.text),
        }
    }

    fn is_ordered(&self) -> bool {
        self.entries
            .windows(2)
            .all(|pair| pair[0].position < pair[1].position && pair[0].location == pair[1].location)
    }

    fn reorder(&self) -> (String, String) {
        let mut ordered: Vec<&Entry> = Vec::with_capacity(self.entries.len());
        for entry in &self.entries {
            // Of several entries at one position, the one that was set last counts.
            match ordered.binary_search_by_key(&entry.position, |other| other.position) {
                Ok(at) => ordered[at] = entry,
                Err(at) => ordered.insert(at, entry),
            }
        }
        let (mut query, mut form) = (String::new(), String::new());
        for entry in ordered {
            let pairs = self.text.get(entry.start..entry.end).unwrap_or_default();
            if pairs.is_empty() {
                continue;
            }
            let out = if entry.location == Location::Query {
                &mut query
            } else {
                &mut form
            };
            if !out.is_empty() {
                out.push('&');
            }
            out.push_str(pairs);
        }
        (query, form)
    }
}

/// Writes what comes before a value. The entry begins behind the `&` that sets it apart from the one before.
fn begin_pair(text: &mut String, entry: &mut Entry, name: &str) {
    if !text.is_empty() {
        text.push('&');
        entry.start += usize::from(entry.start == entry.end);
    }
    escape_into(text, name);
    text.push('=');
}
