//! The enums of two APIs and their values.

use super::context::{Cx, Subject};
use super::pairs::{Pair, is_reordered, pair};
use super::{Item, Kind, code, deprecation, docs, rulings, type_names};
use crate::ir::{OpenEnum, Variant};

/// An enum with the name of its module.
pub(super) type Placed<'a> = (&'a str, &'a OpenEnum);

/// Which enums are the same: by their name in the document, then by their Rust name, then by their values.
pub(super) fn pairs<'a>(cx: &Cx<'a>) -> Vec<Pair<Placed<'a>>> {
    let (old, new) = cx.shared_modules();
    let placed = |modules: Vec<&'a crate::ir::Module>| -> Vec<Placed<'a>> {
        let of = |module: &'a crate::ir::Module| {
            let enums = module.resources.iter().flat_map(|resource| &resource.enums);
            enums.map(|item| (module.rust.as_str(), item))
        };
        modules.into_iter().flat_map(of).collect()
    };
    pair(
        &placed(old),
        &placed(new),
        &[
            |(module, item)| Some(format!("{module} {}", item.name.wire)),
            |(module, item)| Some(format!("{module} {}", item.name.rust)),
            |(module, item)| Some(format!("{module} {}", values_of(item)?)),
        ],
    )
}

/// The values of an enum; none where there is too little to know it again by.
fn values_of(item: &OpenEnum) -> Option<String> {
    let mut values: Vec<&str> = item
        .variants
        .iter()
        .map(|variant| variant.name.wire.as_str())
        .collect();
    values.sort_unstable();
    (values.len() > 1).then(|| values.join(" "))
}

pub(super) fn compare(cx: &mut Cx<'_>) {
    for pair in pairs(cx) {
        match pair {
            Pair::Added(item) => {
                cx.note(&subject(item), Kind::Added, "new enum", rulings::ITEM_ADDED);
            }
            Pair::Removed(item) => cx.note(
                &subject(item),
                Kind::Removed,
                "enum removed",
                rulings::ITEM_REMOVED,
            ),
            Pair::Both(old, new) => compare_one(cx, old, new),
        }
    }
}

fn subject((module, item): Placed<'_>) -> Subject {
    Subject {
        item: Item::Enum,
        rust: format!("{module}::{}", item.name.rust),
        wire: item.name.wire.clone(),
    }
}

fn compare_one(cx: &mut Cx<'_>, old: Placed<'_>, new: Placed<'_>) {
    let subject = subject(old);
    let ((_, old), (_, new)) = (old, new);
    type_names::compare(cx, &subject, &old.name, &new.name);
    deprecation::compare(cx, &subject, &old.docs, &new.docs);
    docs::compare(cx, &subject, &old.docs, &new.docs);
    compare_values(cx, &subject, old, new);
}

fn compare_values(cx: &mut Cx<'_>, owner: &Subject, old: &OpenEnum, new: &OpenEnum) {
    let (old, new): (Vec<&Variant>, Vec<&Variant>) =
        (old.variants.iter().collect(), new.variants.iter().collect());
    let pairs = pair(
        &old,
        &new,
        &[
            |value| Some(value.name.wire.clone()),
            |value| Some(value.name.rust.clone()),
        ],
    );
    let subject = |value: &Variant| Subject {
        item: Item::Value,
        rust: format!("{}::{}", owner.rust, value.name.rust),
        wire: value.name.wire.clone(),
    };
    for pair in &pairs {
        match *pair {
            Pair::Added(value) => cx.note(
                &subject(value),
                Kind::Added,
                "new value",
                rulings::VALUE_ADDED,
            ),
            Pair::Removed(value) => cx.note(
                &subject(value),
                Kind::Removed,
                "value removed",
                rulings::VALUE_REMOVED,
            ),
            Pair::Both(old, new) => compare_value(cx, &subject(old), old, new),
        }
    }
    if is_reordered(&pairs, &old) {
        cx.note(
            owner,
            Kind::Order,
            "values stand in another order",
            rulings::VALUE_ORDER,
        );
    }
}

fn compare_value(cx: &mut Cx<'_>, subject: &Subject, old: &Variant, new: &Variant) {
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
            "stands for {}; stood for {}",
            code(&new.name.wire),
            code(&old.name.wire)
        );
        cx.note(subject, Kind::WireName, what, rulings::VALUE_WIRE);
    }
    deprecation::compare(cx, subject, &old.docs, &new.docs);
    docs::compare(cx, subject, &old.docs, &new.docs);
}
