//! The fields of one model, before and after.

use super::context::{Cx, Subject};
use super::pairs::{Pair, is_reordered, pair};
use super::{Item, Kind, code, deprecation, docs, rulings};
use crate::ir::{Field, Model, Type};
use crate::render::spelling;

/// Compares the fields; `owner` is the model.
pub(super) fn compare(cx: &mut Cx<'_>, owner: &Subject, module: &str, [old, new]: [&Model; 2]) {
    let (old, new): (Vec<&Field>, Vec<&Field>) =
        (old.fields.iter().collect(), new.fields.iter().collect());
    let pairs = pair(
        &old,
        &new,
        &[
            |field| Some(field.name.wire.clone()),
            |field| Some(field.name.rust.clone()),
        ],
    );
    let subject = |field: &Field| Subject {
        item: Item::Field,
        rust: format!("{}.{}", owner.rust, field.name.rust),
        wire: field.name.wire.clone(),
    };
    for pair in &pairs {
        match *pair {
            Pair::Added(field) => {
                let what = format!("new field: `{}`", spelling::field(module, field));
                let ruling = if is_required(field) {
                    rulings::REQUIRED_FIELD_ADDED
                } else {
                    rulings::FIELD_ADDED
                };
                cx.note(&subject(field), Kind::Added, what, ruling);
            }
            Pair::Removed(field) => cx.note(
                &subject(field),
                Kind::Removed,
                "field removed",
                rulings::FIELD_REMOVED,
            ),
            Pair::Both(old, new) => compare_one(cx, &subject(old), module, [old, new]),
        }
    }
    if is_reordered(&pairs, &old) {
        cx.note(
            owner,
            Kind::Order,
            "fields stand in another order",
            rulings::FIELD_ORDER,
        );
    }
}

/// Whether an object without the field does not decode.
fn is_required(field: &Field) -> bool {
    !field.optional && !matches!(field.ty, Type::List(_) | Type::Map(_))
}

fn compare_one(cx: &mut Cx<'_>, subject: &Subject, module: &str, [old, new]: [&Field; 2]) {
    if old.name.rust != new.name.rust {
        cx.note(
            subject,
            Kind::Renamed,
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
        cx.note(subject, Kind::WireName, what, rulings::FIELD_WIRE_NAME);
    }
    let renamed = cx.renames.field(old);
    if spelling::field(module, &renamed) != spelling::field(module, new) {
        let what = format!(
            "`{}`; was `{}`",
            spelling::field(module, new),
            spelling::field(module, old)
        );
        cx.note(subject, Kind::Type, what, rulings::FIELD_TYPE);
    }
    match (old.pii, new.pii) {
        (false, true) => cx.note(
            subject,
            Kind::Personal,
            "marked as personal data",
            rulings::NOW_PERSONAL,
        ),
        (true, false) => {
            cx.note(
                subject,
                Kind::Personal,
                "no longer marked as personal data",
                rulings::NO_LONGER_PERSONAL,
            );
        }
        (false, false) | (true, true) => {}
    }
    deprecation::compare(cx, subject, &old.docs, &new.docs);
    docs::compare(cx, subject, &old.docs, &new.docs);
}
