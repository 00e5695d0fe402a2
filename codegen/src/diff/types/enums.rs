//! The enums of two APIs and their values.

use super::type_names;
use crate::diff::context::{DiffCtx, Subject};
use crate::diff::pairing::{Pair, Placed, enums, is_reordered, pair};
use crate::diff::report::{ChangeKind, ItemKind};
use crate::diff::spelling::code;
use crate::diff::{deprecation, docs, rulings};
use crate::ir::{OpenEnum, Variant};

pub(super) fn compare(cx: &mut DiffCtx<'_>) {
    for pair in enums(cx.apis) {
        match pair {
            Pair::Added(item) => {
                cx.note(
                    &subject(item),
                    ChangeKind::Added,
                    "new enum",
                    rulings::ITEM_ADDED,
                );
            }
            Pair::Removed(item) => cx.note(
                &subject(item),
                ChangeKind::Removed,
                "enum removed",
                rulings::ITEM_REMOVED,
            ),
            Pair::Both(old, new) => compare_one(cx, old, new),
        }
    }
}

fn subject((module, item): Placed<'_, OpenEnum>) -> Subject {
    Subject {
        item: ItemKind::Enum,
        rust: format!("{module}::{}", item.name.rust),
        wire: item.name.wire.clone(),
    }
}

fn compare_one(cx: &mut DiffCtx<'_>, old: Placed<'_, OpenEnum>, new: Placed<'_, OpenEnum>) {
    let subject = subject(old);
    let ((_, old), (_, new)) = (old, new);
    type_names::compare(cx, &subject, &old.name, &new.name);
    deprecation::compare(cx, &subject, &old.docs, &new.docs);
    docs::compare(cx, &subject, &old.docs, &new.docs);
    compare_values(cx, &subject, old, new);
}

fn compare_values(cx: &mut DiffCtx<'_>, owner: &Subject, old: &OpenEnum, new: &OpenEnum) {
    let (old, new): (Vec<&Variant>, Vec<&Variant>) =
        (old.variants.iter().collect(), new.variants.iter().collect());
    let pairs = pair(
        &old,
        &new,
        &[&|value| Some(value.name.wire.clone()), &|value| {
            Some(value.name.rust.clone())
        }],
    );
    for pair in &pairs {
        match *pair {
            Pair::Added(value) => cx.note(
                &value_subject(owner, value),
                ChangeKind::Added,
                "new value",
                rulings::VALUE_ADDED,
            ),
            Pair::Removed(value) => cx.note(
                &value_subject(owner, value),
                ChangeKind::Removed,
                "value removed",
                rulings::VALUE_REMOVED,
            ),
            Pair::Both(old, new) => compare_value(cx, &value_subject(owner, old), old, new),
        }
    }
    if is_reordered(&pairs, &old) {
        cx.note(
            owner,
            ChangeKind::Order,
            "values are in another order",
            rulings::VALUE_ORDER,
        );
    }
}

fn value_subject(owner: &Subject, value: &Variant) -> Subject {
    Subject {
        item: ItemKind::Value,
        rust: format!("{}::{}", owner.rust, value.name.rust),
        wire: value.name.wire.clone(),
    }
}

fn compare_value(cx: &mut DiffCtx<'_>, subject: &Subject, old: &Variant, new: &Variant) {
    if old.name.rust != new.name.rust {
        cx.note(
            subject,
            ChangeKind::Renamed,
            format!("renamed to `{}`", new.name.rust),
            rulings::ITEM_RENAMED,
        );
    }
    if old.name.wire != new.name.wire {
        let what = format!(
            "value {}; was {}",
            code(&new.name.wire),
            code(&old.name.wire)
        );
        cx.note(subject, ChangeKind::WireName, what, rulings::VALUE_WIRE);
    }
    deprecation::compare(cx, subject, &old.docs, &new.docs);
    docs::compare(cx, subject, &old.docs, &new.docs);
}
