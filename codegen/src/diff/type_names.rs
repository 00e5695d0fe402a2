//! The name of one model or enum, before and after.

use super::context::{Cx, Subject};
use super::{Kind, code, rulings};
use crate::ir::Name;

/// Notes a new name in Rust, and a new one in the document.
pub(super) fn compare(cx: &mut Cx<'_>, subject: &Subject, old: &Name, new: &Name) {
    if old.rust != new.rust {
        let what = format!("renamed to `{}`", new.rust);
        cx.note(subject, Kind::Renamed, what, rulings::ITEM_RENAMED);
    }
    if old.wire != new.wire {
        let what = format!(
            "called {} in the document; was called {}",
            code(&new.wire),
            code(&old.wire)
        );
        cx.note(subject, Kind::WireName, what, rulings::TYPE_WIRE_NAME);
    }
}
