//! A SID type together with its place in the documents.

use crate::ir::SidType;

/// A SID type with the place that gives it its name.
pub(super) struct PlacedSid {
    pub(super) sid: SidType,
    pub(super) file: String,
    pub(super) pointer: String,
}
