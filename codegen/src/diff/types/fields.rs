//! The fields of one model, before and after.

use crate::diff::context::{DiffCtx, Subject};
use crate::diff::pairing::{Pair, is_reordered, pair};
use crate::diff::report::{ChangeKind, ItemKind};
use crate::diff::rulings::{self, Ruling};
use crate::diff::spelling::{self, code};
use crate::diff::{deprecation, docs};
use crate::ir::{Direction, Field, Model, Type};

/// Compares the fields; `owner` is the model.
pub(super) fn compare(
    cx: &mut DiffCtx<'_>,
    owner: &Subject,
    module: &str,
    [old, new]: [&Model; 2],
) {
    let (old, new): (Vec<&Field>, Vec<&Field>) =
        (old.fields.iter().collect(), new.fields.iter().collect());
    let pairs = pair(
        &old,
        &new,
        &[&|field| Some(field.name.wire.clone()), &|field| {
            Some(field.name.rust.clone())
        }],
    );
    for pair in &pairs {
        match *pair {
            Pair::Added(field) => {
                let what = format!("new field: `{}`", spelling::field(module, field));
                cx.note(
                    &subject(owner, field),
                    ChangeKind::Added,
                    what,
                    added(field),
                );
            }
            Pair::Removed(field) => cx.note(
                &subject(owner, field),
                ChangeKind::Removed,
                "field removed",
                rulings::FIELD_REMOVED,
            ),
            Pair::Both(before, after) => {
                compare_one(cx, &subject(owner, before), module, [before, after]);
            }
        }
    }
    if is_reordered(&pairs, &old) {
        let what = "fields are in another order";
        cx.note(owner, ChangeKind::Order, what, rulings::FIELD_ORDER);
    }
}

fn subject(owner: &Subject, field: &Field) -> Subject {
    Subject {
        item: ItemKind::Field,
        rust: format!("{}.{}", owner.rust, field.name.rust),
        wire: field.name.wire.clone(),
    }
}

fn added(field: &Field) -> Ruling {
    if is_required(field) {
        rulings::REQUIRED_FIELD_ADDED
    } else {
        rulings::FIELD_ADDED
    }
}

/// Whether an object without the field does not decode.
fn is_required(field: &Field) -> bool {
    !field.optional && !matches!(field.ty, Type::List(_) | Type::Map(_) | Type::Newtype(_))
}

fn compare_one(cx: &mut DiffCtx<'_>, subject: &Subject, module: &str, [old, new]: [&Field; 2]) {
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
            "reads {}; read {}",
            code(&new.name.wire),
            code(&old.name.wire)
        );
        cx.note(
            subject,
            ChangeKind::WireName,
            what,
            rulings::FIELD_WIRE_NAME,
        );
    }
    let renamed = cx.renames.field(old);
    if spelling::field(module, &renamed) != spelling::field(module, new) {
        let what = format!(
            "`{}`; was `{}`",
            spelling::field(module, new),
            spelling::field(module, old)
        );
        cx.note(subject, ChangeKind::Type, what, rulings::FIELD_TYPE);
    }
    compare_marks(cx, subject, [old, new]);
    deprecation::compare(cx, subject, &old.docs, &new.docs);
    docs::compare(cx, subject, &old.docs, &new.docs);
}

/// Compares whether it is personal data, and who writes it.
fn compare_marks(cx: &mut DiffCtx<'_>, subject: &Subject, [old, new]: [&Field; 2]) {
    let personal = match (old.pii, new.pii) {
        (false, true) => Some(("marked as personal data", rulings::NOW_PERSONAL)),
        (true, false) => Some((
            "no longer marked as personal data",
            rulings::NO_LONGER_PERSONAL,
        )),
        (false, false) | (true, true) => None,
    };
    if let Some((what, ruling)) = personal {
        cx.note(subject, ChangeKind::Personal, what, ruling);
    }
    if old.direction != new.direction {
        let [before, after] = [old, new].map(|field| writer(field.direction));
        let what = format!("written by {after}; was written by {before}");
        cx.note(subject, ChangeKind::Direction, what, rulings::DIRECTION);
    }
}

fn writer(direction: Direction) -> &'static str {
    match direction {
        Direction::Both => "caller and service",
        Direction::FromService => "the service alone",
        Direction::FromCaller => "the caller alone",
    }
}
