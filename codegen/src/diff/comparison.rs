//! Two APIs or two sides with their documents in, the report out.

use super::context::DiffCtx;
use super::documents::{Side, neutral, refused};
use super::report::Report;
use super::{accessors, calls, modules, types};
use crate::ir::Api;

/// Compares two APIs. The changes are sorted by verdict, and within one verdict by the order of the documents.
#[must_use]
pub fn diff(old: &Api, new: &Api) -> Report {
    Report::new(changes(old, new).changes)
}

/// Compares two sides with their documents: besides the changes, the report holds what differs without any difference to the crate.
/// What one of them could not read is not compared.
#[must_use]
pub fn compare(old: &Side, new: &Side) -> Report {
    let Some(([old, new], note)) = refused::without(old, new) else {
        return compare_whole(old, new);
    };
    let mut report = compare_whole(&old, &new);
    report.notes.push(note);
    report
}

fn compare_whole(old: &Side, new: &Side) -> Report {
    let cx = changes(&old.api, &new.api);
    let (contract, neutral) = neutral::find(old, new, &cx.changed);
    Report {
        contract,
        neutral,
        unmatched: [old.unmatched.clone(), new.unmatched.clone()],
        ..Report::new(cx.changes)
    }
}

fn changes<'a>(old: &'a Api, new: &'a Api) -> DiffCtx<'a> {
    let mut cx = DiffCtx::new(old, new);
    modules::compare(&mut cx);
    accessors::compare(&mut cx);
    calls::compare(&mut cx);
    types::compare(&mut cx);
    cx
}
