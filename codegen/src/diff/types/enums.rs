//! The values of one enum, before and after.

use super::items::Items;
use crate::diff::context::{DiffCtx, Subject};
use crate::diff::pairing::{is_alike, is_reordered, pair, with_renamed};
use crate::diff::report::{ChangeKind, ItemKind};
use crate::diff::rulings;
use crate::diff::spelling::code;
use crate::ir::{OpenEnum, Variant};

pub(super) const ENUMS: Items<OpenEnum> = Items {
    item: ItemKind::Enum,
    noun: "enum",
    name: |item| &item.name,
    docs: |item| &item.docs,
};

const VALUES: Items<Variant> = Items {
    item: ItemKind::Value,
    noun: "value",
    name: |value| &value.name,
    docs: |value| &value.docs,
};

pub(super) fn compare(cx: &mut DiffCtx<'_>, owner: &Subject, _: &str, enums: [&OpenEnum; 2]) {
    let [old, new] = enums.map(|item| item.variants.iter().collect::<Vec<&Variant>>());
    let pairs = pair(
        &old,
        &new,
        &[&|value| Some(value.name.wire.clone()), &|value| {
            Some(value.name.rust.clone())
        }],
    );
    let pairs = with_renamed(&pairs, |old: &Variant, new: &Variant| {
        is_alike((&old.name, &old.docs), (&new.name, &new.docs))
    });
    let added = |_: &Variant| ("new value".to_owned(), rulings::VALUE_ADDED);
    let removed = rulings::VALUE_REMOVED;
    VALUES.compare_parts(
        cx,
        owner,
        &pairs,
        added,
        removed,
        |cx, subject, [old, new]| {
            let [before, after] = [&old.name.wire, &new.name.wire];
            if before != after {
                let what = format!("value {}; was {}", code(after), code(before));
                cx.note(subject, ChangeKind::WireName, what, rulings::VALUE_WIRE);
            }
        },
    );
    if is_reordered(&pairs, &old) {
        let what = "values are in another order";
        cx.note(owner, ChangeKind::Order, what, rulings::VALUE_ORDER);
    }
}
