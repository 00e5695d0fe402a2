//! The models of two APIs.

use super::{fields, type_names};
use crate::diff::context::{DiffCtx, Subject};
use crate::diff::pairing::{Pair, Placed, models};
use crate::diff::report::{ChangeKind, ItemKind};
use crate::diff::{deprecation, docs, rulings};
use crate::ir::Model;

pub(super) fn compare(cx: &mut DiffCtx<'_>) {
    for pair in models(cx.apis) {
        match pair {
            Pair::Added(model) => cx.note(
                &subject(model),
                ChangeKind::Added,
                "new model",
                rulings::ITEM_ADDED,
            ),
            Pair::Removed(model) => cx.note(
                &subject(model),
                ChangeKind::Removed,
                "model removed",
                rulings::ITEM_REMOVED,
            ),
            Pair::Both(old, new) => compare_one(cx, old, new),
        }
    }
}

fn subject((module, model): Placed<'_, Model>) -> Subject {
    Subject {
        item: ItemKind::Model,
        rust: format!("{module}::{}", model.name.rust),
        wire: model.name.wire.clone(),
    }
}

fn compare_one(cx: &mut DiffCtx<'_>, old: Placed<'_, Model>, new: Placed<'_, Model>) {
    let subject = subject(old);
    let ((module, old), (_, new)) = (old, new);
    type_names::compare(cx, &subject, &old.name, &new.name);
    match (old.is_input, new.is_input) {
        (false, true) => cx.note(
            &subject,
            ChangeKind::Setters,
            "has a setter for each field",
            rulings::SETTERS,
        ),
        (true, false) => cx.note(
            &subject,
            ChangeKind::Setters,
            "no longer has setters",
            rulings::NO_SETTERS,
        ),
        (false, false) | (true, true) => {}
    }
    deprecation::compare(cx, &subject, &old.docs, &new.docs);
    docs::compare(cx, &subject, &old.docs, &new.docs);
    fields::compare(cx, &subject, module, [old, new]);
}
