//! How much may be spent on members that turn out not to fit.
//!
//! A value within a value within a value, each of which fits several members at first sight, would be read twice as often on each
//! level. In: the values that are read once more. Out: whether there is effort left for them, for as long as the outermost union
//! is read.

use std::cell::Cell;

use crate::Json;

/// Values that may be read once more: enough for large documents, and no time to speak of.
const LIMIT: usize = 1 << 18;

thread_local! {
    static LEFT: Cell<Option<usize>> = const { Cell::new(None) };
}

/// The time in which a union is read.
pub(super) struct Effort {
    is_outermost: bool,
}

impl Effort {
    pub(super) fn begin() -> Self {
        let is_outermost = LEFT.get().is_none();
        if is_outermost {
            LEFT.set(Some(LIMIT));
        }
        Self { is_outermost }
    }

    /// Whether the value may be read once more.
    pub(super) fn allows(json: &Json) -> bool {
        let left = LEFT.get().unwrap_or_default().checked_sub(count(json));
        LEFT.set(Some(left.unwrap_or_default()));
        left.is_some()
    }
}

impl Drop for Effort {
    fn drop(&mut self) {
        if self.is_outermost {
            LEFT.set(None);
        }
    }
}

fn count(json: &Json) -> usize {
    match json {
        Json::Array(items) => 1 + items.iter().map(count).sum::<usize>(),
        Json::Object(members) => 1 + members.values().map(count).sum::<usize>(),
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) => 1,
    }
}
