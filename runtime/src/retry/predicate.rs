//! A caller's own rule of retrying: an attempt goes in, whether another one should follow comes out.

use std::{fmt, ptr};

use super::attempt::Attempt;

/// A function of the caller's.
#[derive(Clone, Copy)]
pub(super) struct Predicate(pub(super) fn(&Attempt<'_>) -> bool);

impl fmt::Debug for Predicate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("_")
    }
}

/// Two are equal if they are known to be the same function.
impl PartialEq for Predicate {
    fn eq(&self, other: &Self) -> bool {
        ptr::fn_addr_eq(self.0, other.0)
    }
}

impl Eq for Predicate {}
