//! The types of two APIs.

mod enums;
mod fields;
mod members;
mod models;
mod newtypes;
mod outcomes;
mod sids;
mod type_names;
mod unions;

use super::context::DiffCtx;

/// Compares all types.
pub(super) fn compare(cx: &mut DiffCtx<'_>) {
    models::compare(cx);
    enums::compare(cx);
    unions::compare(cx);
    newtypes::compare(cx);
    outcomes::compare(cx);
    sids::compare(cx);
}
