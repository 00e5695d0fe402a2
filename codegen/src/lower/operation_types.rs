//! The types that belong to an operation: its required inputs, the records of its listing, its results.

use super::context::LowerCtx;
use super::naming::{pin, rank, ranked};
use crate::names::{Claim, Role, pinned};
use crate::schema::Node;

/// The claim of a type that belongs to an operation; `key` is the extension that gives it a name.
pub(super) fn claim_of_operation(
    cx: &LowerCtx<'_, '_>,
    what: &'static str,
    wire: &str,
    names: Vec<String>,
    key: &'static str,
    operation: &Node<'_>,
) -> Claim {
    let given = operation.text(key);
    Claim {
        what,
        wire: wire.to_owned(),
        file: cx.file.to_owned(),
        pointer: operation.place.to_string(),
        candidates: given.map_or(names, |given| pinned(Role::Type, given)),
        rank: ranked(rank::group(rank::OF_OPERATION), given),
        pin: Some(pin(&operation.place, key)),
    }
}
