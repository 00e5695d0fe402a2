//! The types of two APIs.

mod enums;
mod fields;
mod items;
mod members;
mod models;
mod newtypes;
mod outcomes;
mod sids;
mod type_names;
mod unions;

use super::context::DiffCtx;
use super::pairing;

/// Compares all types.
pub(super) fn compare(cx: &mut DiffCtx<'_>) {
    let apis = cx.apis;
    models::MODELS.compare(cx, pairing::models(apis), models::compare);
    enums::ENUMS.compare(cx, pairing::enums(apis), enums::compare);
    unions::UNIONS.compare(cx, pairing::unions(apis), unions::compare);
    newtypes::NEWTYPES.compare(cx, pairing::newtypes(apis), newtypes::compare);
    outcomes::OUTCOMES.compare(cx, pairing::outcomes(apis), outcomes::compare);
    sids::compare(cx);
}
