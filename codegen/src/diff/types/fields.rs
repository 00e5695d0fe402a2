//! The fields of one model, before and after.

use super::items::Items;
use crate::diff::context::{DiffCtx, Subject};
use crate::diff::pairing::{is_alike, is_reordered, pair, with_renamed};
use crate::diff::report::{ChangeKind, ItemKind};
use crate::diff::rulings::{self, Ruling};
use crate::diff::spelling::{self, code};
use crate::diff::words;
use crate::ir::{Direction, Field, Model, Type};

const FIELDS: Items<Field> = Items {
    item: ItemKind::Field,
    noun: "field",
    name: |field| &field.name,
    docs: |field| &field.docs,
};

/// Compares the fields; `owner` is the model.
pub(super) fn compare(cx: &mut DiffCtx<'_>, owner: &Subject, module: &str, models: [&Model; 2]) {
    let [old, new] = models.map(|model| model.fields.iter().collect::<Vec<&Field>>());
    let pairs = pair(
        &old,
        &new,
        &[&|field| Some(field.name.wire.clone()), &|field| {
            Some(field.name.rust.clone())
        }],
    );
    let facts = |field: &Field| (field.pii, field.direction);
    let pairs = with_renamed(&pairs, |old: &Field, new: &Field| {
        facts(old) == facts(new)
            && spelling::field(module, &cx.renames.field(old)) == spelling::field(module, new)
            && is_alike((&old.name, &old.docs), (&new.name, &new.docs))
    });
    let new_field = |field: &Field| {
        let what = format!("new field: `{}`", spelling::field(module, field));
        (what, added(field))
    };
    let removed = rulings::FIELD_REMOVED;
    FIELDS.compare_parts(
        cx,
        owner,
        &pairs,
        new_field,
        removed,
        |cx, subject, pair| {
            compare_one(cx, subject, module, pair);
        },
    );
    if is_reordered(&pairs, &old) {
        let what = "fields are in another order";
        cx.note(owner, ChangeKind::Order, what, rulings::FIELD_ORDER);
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
    let limits = [old, new].map(|field| (&*field.constraints, &field.ty));
    words::compare_limits(cx, subject, limits);
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
