//! Two APIs in, what changed for a user of the generated crate out.
//!
//! A change is told in the terms of the Rust crate, and its verdict follows from what [`render`](crate::render) and the macros of the
//! runtime make of it; `rulings.rs` is the table. Things are matched by their names on the wire, so that a new Rust name is one change
//! and not two; what has no match that way is matched by its Rust name, so that a new wire name is one change too.

mod arguments;
mod context;
mod deprecation;
mod docs;
mod edits;
mod enums;
mod facts;
mod fields;
mod format;
mod inputs;
mod models;
mod modules;
mod neutral;
mod operations;
mod pairs;
pub(crate) mod places;
mod renames;
mod report;
mod response;
mod rulings;
mod servers;
mod sides;
mod sids;
mod type_names;

pub use self::report::{Change, Fact, Item, Kind, Report, Verdict};
pub use self::sides::Side;

use self::context::Cx;
use crate::ir::Api;
use crate::render::docs::code;

/// Compares two APIs. The changes are sorted by verdict, and within it stand in the order of the documents.
#[must_use]
pub fn diff(old: &Api, new: &Api) -> Report {
    let mut cx = Cx::new(old, new);
    modules::compare(&mut cx);
    places::compare(&mut cx);
    operations::compare(&mut cx);
    models::compare(&mut cx);
    enums::compare(&mut cx);
    sids::compare(&mut cx);
    Report::new(cx.changes)
}

/// Compares two sides with their documents: besides the changes, the report holds what differs without any difference to the crate.
#[must_use]
pub fn compare(old: &Side, new: &Side) -> Report {
    let mut report = diff(&old.api, &new.api);
    (report.neutral, report.undecided) = neutral::find(old, new);
    report.unmatched = [old.unmatched.clone(), new.unmatched.clone()];
    report
}
