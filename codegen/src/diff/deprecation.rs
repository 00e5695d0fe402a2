//! Whether one item is deprecated, before and after.

use super::context::{DiffCtx, Subject};
use super::report::ChangeKind;
use super::rulings::{self, Ruling};
use crate::ir::Docs;

/// Compares the marks of an item whose use is warned of.
pub(super) fn compare(cx: &mut DiffCtx<'_>, subject: &Subject, old: &Docs, new: &Docs) {
    compare_with(cx, subject, old, new, rulings::DEPRECATED);
}

/// The same, with another ruling on a new mark.
pub(super) fn compare_with(
    cx: &mut DiffCtx<'_>,
    subject: &Subject,
    old: &Docs,
    new: &Docs,
    marked: Ruling,
) {
    match (old.deprecated, new.deprecated) {
        (false, true) => cx.note(subject, ChangeKind::Deprecated, "deprecated", marked),
        (true, false) => {
            cx.note(
                subject,
                ChangeKind::Deprecated,
                "no longer deprecated",
                rulings::NO_LONGER_DEPRECATED,
            );
        }
        (false, false) | (true, true) => {}
    }
}
