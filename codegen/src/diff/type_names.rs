//! The name of one model or enum, before and after.

use super::context::{Cx, Subject};
use super::{Kind, code, rulings};
use crate::ir::Name;

/// Notes a new name in Rust, or in the document, or in both, which is one change.
pub(super) fn compare(cx: &mut Cx<'_>, subject: &Subject, old: &Name, new: &Name) {
    let called = format!(
        "called {} in the document; was called {}",
        code(&new.wire),
        code(&old.wire)
    );
    match (old.rust != new.rust, old.wire != new.wire) {
        (true, is_called_otherwise) => {
            let mut what = format!("renamed to `{}`", new.rust);
            if is_called_otherwise {
                what = format!("{what}, {called}");
            }
            cx.note(subject, Kind::Renamed, what, rulings::ITEM_RENAMED);
        }
        (false, true) => cx.note(subject, Kind::WireName, called, rulings::TYPE_WIRE_NAME),
        (false, false) => {}
    }
}
