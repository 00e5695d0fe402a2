//! The unions of two APIs.

use super::{members, type_names};
use crate::diff::context::{DiffCtx, Subject};
use crate::diff::pairing::{Pair, Placed, unions};
use crate::diff::report::{ChangeKind, ItemKind};
use crate::diff::spelling::code;
use crate::diff::{deprecation, docs, rulings};
use crate::ir::Union;

pub(super) fn compare(cx: &mut DiffCtx<'_>) {
    for pair in unions(cx.apis) {
        match pair {
            Pair::Added(union) => cx.note(
                &subject(union),
                ChangeKind::Added,
                "new union",
                rulings::ITEM_ADDED,
            ),
            Pair::Removed(union) => cx.note(
                &subject(union),
                ChangeKind::Removed,
                "union removed",
                rulings::ITEM_REMOVED,
            ),
            Pair::Both(old, new) => compare_one(cx, old, new),
        }
    }
}

fn subject((module, union): Placed<'_, Union>) -> Subject {
    Subject {
        item: ItemKind::Union,
        rust: format!("{module}::{}", union.name.rust),
        wire: union.name.wire.clone(),
    }
}

fn compare_one(cx: &mut DiffCtx<'_>, old: Placed<'_, Union>, new: Placed<'_, Union>) {
    let subject = subject(old);
    let ((module, old), (_, new)) = (old, new);
    type_names::compare(cx, &subject, &old.name, &new.name);
    if old.tag != new.tag {
        let what = format!("decided by {}; was by {}", tag(new), tag(old));
        cx.note(&subject, ChangeKind::Tag, what, rulings::TAG);
    }
    deprecation::compare(cx, &subject, &old.docs, &new.docs);
    docs::compare(cx, &subject, &old.docs, &new.docs);
    members::compare(cx, &subject, module, [old, new]);
}

fn tag(union: &Union) -> String {
    match &union.tag {
        Some(tag) => code(tag),
        None => "the values alone".to_owned(),
    }
}
