//! The SID types of two APIs, by name or by prefixes.

use super::context::{Cx, Subject};
use super::pairs::{Pair, pair};
use super::{Item, Kind, deprecation, docs, rulings};
use crate::ir::SidType;

/// Which SID types are the same.
pub(super) fn pairs<'a>(cx: &Cx<'a>) -> Vec<Pair<&'a SidType>> {
    let (old, new): (Vec<&SidType>, Vec<&SidType>) =
        (cx.old.sids.iter().collect(), cx.new.sids.iter().collect());
    pair(
        &old,
        &new,
        &[
            |sid| Some(sid.rust.clone()),
            |sid| Some(sid.prefixes.join(" ")),
        ],
    )
}

pub(super) fn compare(cx: &mut Cx<'_>) {
    for pair in pairs(cx) {
        match pair {
            Pair::Added(sid) => cx.note(
                &subject(sid),
                Kind::Added,
                "new SID type",
                rulings::ITEM_ADDED,
            ),
            Pair::Removed(sid) => cx.note(
                &subject(sid),
                Kind::Removed,
                "SID type removed",
                rulings::ITEM_REMOVED,
            ),
            Pair::Both(old, new) => compare_one(cx, old, new),
        }
    }
}

fn compare_one(cx: &mut Cx<'_>, old: &SidType, new: &SidType) {
    let subject = subject(old);
    if old.rust != new.rust {
        cx.note(
            &subject,
            Kind::Renamed,
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
        cx.note(&subject, Kind::Prefixes, what, ruling);
    }
    deprecation::compare(cx, &subject, &old.docs, &new.docs);
    docs::compare(cx, &subject, &old.docs, &new.docs);
}

fn subject(sid: &SidType) -> Subject {
    Subject {
        item: Item::Sid,
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
