//! Requests and their answers in; what a test asserts on, and lines of JSON, out.

mod entry;

use std::collections::VecDeque;

pub use self::entry::Entry;
pub(crate) use self::entry::NewEntry;

/// How many requests are kept.
const MOST: usize = 10_000;

/// The requests that a server received, oldest first; of more than 10,000, the last ones.
#[derive(Debug, Clone, Default)]
pub struct Journal {
    entries: VecDeque<Entry>,
    received: u64,
}

impl Journal {
    pub(crate) fn add(&mut self, entry: NewEntry) {
        if self.entries.len() >= MOST {
            self.entries.pop_front();
        }
        self.received += 1;
        self.entries.push_back(entry.numbered(self.received));
    }

    pub(crate) fn clear(&mut self) {
        self.entries.clear();
    }

    /// How many requests there were since the server started, with those that are no longer kept.
    pub fn received(&self) -> u64 {
        self.received
    }

    /// The requests.
    pub fn entries(&self) -> impl DoubleEndedIterator<Item = &Entry> {
        self.entries.iter()
    }

    /// The requests of an operation, such as `CreateFlexFlow`.
    pub fn of(&self, operation: &str) -> Vec<&Entry> {
        let entries = self.entries.iter();
        entries
            .filter(|entry| entry.operation() == Some(operation))
            .collect()
    }

    /// Asserts that an operation was called so many times, and returns these requests.
    ///
    /// # Panics
    /// It was called more or less often. The message lists all requests.
    #[track_caller]
    pub fn assert_called(&self, operation: &str, times: usize) -> Vec<&Entry> {
        let found = self.of(operation);
        let count = found.len();
        assert!(
            count == times,
            "expected {times} requests of {operation}, found {count}; the requests:\n{self}"
        );
        found
    }

    /// Asserts that each request was one of the API, with inputs that it knows.
    ///
    /// # Panics
    /// A request was not. The message lists what is wrong.
    #[track_caller]
    pub fn assert_clean(&self) {
        let odd: Vec<String> = self
            .entries
            .iter()
            .filter(|entry| entry.operation().is_none() || !entry.warnings().is_empty())
            .map(ToString::to_string)
            .collect();
        assert!(
            odd.is_empty(),
            "requests that deviate from the API:\n{}",
            odd.join("\n")
        );
    }

    /// The requests as JSON Lines.
    pub fn json_lines(&self) -> String {
        let lines = self
            .entries
            .iter()
            .map(|entry| format!("{}\n", entry.to_json()));
        lines.collect()
    }
}

/// A line for each request.
impl std::fmt::Display for Journal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.entries
            .iter()
            .try_for_each(|entry| writeln!(f, "  {entry}"))
    }
}

#[cfg(test)]
mod tests {
    use super::{Journal, NewEntry};
    use crate::inputs::Sent;

    #[test]
    fn memory_is_bounded_whatever_is_sent() {
        let mut journal = Journal::default();
        for _ in 0..10_000 {
            journal.add(NewEntry::default());
        }
        let mut entry = NewEntry {
            path: "/p".repeat(5_000),
            ..NewEntry::default()
        };
        entry.keep(&[Sent {
            name: "n".repeat(5_000),
            value: "v".repeat(5_000),
            is_personal: false,
        }]);
        journal.add(entry);
        assert_eq!(
            (journal.received(), journal.entries().count()),
            (10_001, 10_000)
        );
        let mut numbers = journal.entries().map(super::Entry::number);
        assert_eq!(
            (numbers.next(), numbers.next_back()),
            (Some(2), Some(10_001))
        );
        assert!(journal.json_lines().lines().all(|line| line.len() < 5_000));
    }
}
