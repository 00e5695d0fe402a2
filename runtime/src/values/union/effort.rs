//! How much may be spent on unions within unions: the values that are read go in, whether there is effort left for them comes
//! out, for as long as the outermost union is read.
//!
//! A value within a value within a value, each of which fits several members at first sight, would be read twice as often on each
//! level. And each level copies what is below it, which takes the depth times the size.

use std::cell::Cell;

use serde_json::Value as Json;

/// Values that may be read once more: enough for large documents, and in no time to speak of.
const MAX_READ_AGAIN: usize = 1 << 18;

/// Values that may be copied for unions within unions: several for each value of the largest documents.
const MAX_COPIED: usize = 1 << 23;

/// What is left of both.
#[derive(Clone, Copy)]
struct Left {
    read_again: usize,
    copied: usize,
}

thread_local! {
    static LEFT: Cell<Option<Left>> = const { Cell::new(None) };
}

/// The time in which a union is read.
pub(super) struct Effort {
    is_outermost: bool,
}

impl Effort {
    pub(super) fn begin() -> Self {
        let is_outermost = LEFT.get().is_none();
        if is_outermost {
            LEFT.set(Some(Left {
                read_again: MAX_READ_AGAIN,
                copied: MAX_COPIED,
            }));
        }
        Self { is_outermost }
    }

    /// Whether the value may be read once more.
    pub(super) fn allows_again(json: &Json) -> bool {
        spend(json, |left| &mut left.read_again)
    }

    /// Whether the value, which was copied if this is a union within another, may be read.
    pub(super) fn allows(&self, json: &Json) -> bool {
        self.is_outermost || spend(json, |left| &mut left.copied)
    }
}

impl Drop for Effort {
    fn drop(&mut self) {
        if self.is_outermost {
            LEFT.set(None);
        }
    }
}

/// Takes a value from what is left, and returns whether that was enough.
fn spend(json: &Json, kind: fn(&mut Left) -> &mut usize) -> bool {
    let Some(mut left) = LEFT.get() else {
        return false;
    };
    let kind = kind(&mut left);
    let rest = kind.checked_sub(count(json));
    *kind = rest.unwrap_or_default();
    LEFT.set(Some(left));
    rest.is_some()
}

fn count(json: &Json) -> usize {
    match json {
        Json::Array(items) => 1 + items.iter().map(count).sum::<usize>(),
        Json::Object(members) => 1 + members.values().map(count).sum::<usize>(),
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) => 1,
    }
}
