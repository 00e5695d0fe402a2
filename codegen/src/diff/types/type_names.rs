//! The name of one type, before and after.

use crate::diff::context::{DiffCtx, Subject};
use crate::diff::report::ChangeKind;
use crate::diff::rulings;
use crate::diff::spelling::code;
use crate::ir::Name;

/// Notes a new name in Rust, or in the document, or in both, which is one change.
pub(super) fn compare(cx: &mut DiffCtx<'_>, subject: &Subject, old: &Name, new: &Name) {
    let called = format!(
        "called {} in the document; was called {}",
        code(&new.wire),
        code(&old.wire)
    );
    match (old.rust != new.rust, old.wire != new.wire) {
        (true, is_renamed_in_document) => {
            let mut what = format!("renamed to `{}`", new.rust);
            if is_renamed_in_document {
                what = format!("{what}, {called}");
            }
            cx.note(subject, ChangeKind::Renamed, what, rulings::ITEM_RENAMED);
        }
        (false, true) => cx.note(
            subject,
            ChangeKind::WireName,
            called,
            rulings::TYPE_WIRE_NAME,
        ),
        (false, false) => {}
    }
}
