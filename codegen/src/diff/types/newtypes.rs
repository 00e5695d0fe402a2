//! The named lists and maps of two APIs.

use super::type_names;
use crate::diff::context::{DiffCtx, Subject};
use crate::diff::pairing::{Pair, Placed, newtypes};
use crate::diff::report::{ChangeKind, ItemKind};
use crate::diff::{deprecation, docs, rulings, spelling};
use crate::ir::Newtype;

pub(super) fn compare(cx: &mut DiffCtx<'_>) {
    for pair in newtypes(cx.apis) {
        match pair {
            Pair::Added((module, newtype)) => {
                let what = format!("new type for `{}`", spelling::value(module, &newtype.ty));
                let subject = subject((module, newtype));
                cx.note(&subject, ChangeKind::Added, what, rulings::ITEM_ADDED);
            }
            Pair::Removed(newtype) => cx.note(
                &subject(newtype),
                ChangeKind::Removed,
                "type removed",
                rulings::ITEM_REMOVED,
            ),
            Pair::Both(old, new) => compare_one(cx, old, new),
        }
    }
}

fn subject((module, newtype): Placed<'_, Newtype>) -> Subject {
    Subject {
        item: ItemKind::Newtype,
        rust: format!("{module}::{}", newtype.name.rust),
        wire: newtype.name.wire.clone(),
    }
}

fn compare_one(cx: &mut DiffCtx<'_>, old: Placed<'_, Newtype>, new: Placed<'_, Newtype>) {
    let subject = subject(old);
    let ((module, old), (_, new)) = (old, new);
    type_names::compare(cx, &subject, &old.name, &new.name);
    if cx.renames.ty(&old.ty) != new.ty {
        let [before, after] = [old, new].map(|newtype| spelling::value(module, &newtype.ty));
        let what = format!("holds `{after}`; held `{before}`");
        cx.note(&subject, ChangeKind::Type, what, rulings::FIELD_TYPE);
    }
    deprecation::compare(cx, &subject, &old.docs, &new.docs);
    docs::compare(cx, &subject, &old.docs, &new.docs);
}
