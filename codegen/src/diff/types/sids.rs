//! The SID types of two APIs.

use crate::diff::context::{DiffCtx, Subject};
use crate::diff::pairing::{Pair, sids};
use crate::diff::report::{ChangeKind, ItemKind};
use crate::diff::{rulings, words};
use crate::ir::SidType;

pub(super) fn compare(cx: &mut DiffCtx<'_>) {
    for pair in sids(cx.apis) {
        match pair {
            Pair::Added(sid) => cx.added(&subject(sid), "new SID type", rulings::ITEM_ADDED),
            Pair::Removed(sid) => {
                cx.removed(&subject(sid), "SID type removed", rulings::ITEM_REMOVED);
            }
            Pair::Both(old, new) => compare_one(cx, old, new),
        }
    }
}

fn compare_one(cx: &mut DiffCtx<'_>, old: &SidType, new: &SidType) {
    let subject = subject(old);
    if old.rust != new.rust {
        cx.note(
            &subject,
            ChangeKind::Renamed,
            format!("renamed to `{}`", new.rust),
            rulings::ITEM_RENAMED,
        );
    }
    if old.prefixes != new.prefixes {
        let what = format!("takes {}; took {}", prefixes(new), prefixes(old));
        let takes_all = new.prefixes.is_empty()
            || !old.prefixes.is_empty()
                && old
                    .prefixes
                    .iter()
                    .all(|prefix| new.prefixes.contains(prefix));
        let ruling = if takes_all {
            rulings::PREFIX_ADDED
        } else {
            rulings::PREFIX_REMOVED
        };
        cx.note(&subject, ChangeKind::Prefixes, what, ruling);
    }
    words::compare(cx, &subject, &old.docs, &new.docs);
}

fn subject(sid: &SidType) -> Subject {
    Subject {
        item: ItemKind::Sid,
        rust: format!("sid::{}", sid.rust),
        wire: prefixes(sid),
    }
}

fn prefixes(sid: &SidType) -> String {
    if sid.prefixes.is_empty() {
        "any two letters".to_owned()
    } else {
        sid.prefixes.join(" or ")
    }
}
