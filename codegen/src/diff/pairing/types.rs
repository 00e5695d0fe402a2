//! The types of two APIs in, which of them are the same out.

use super::pairs::{Pair, pair};
use crate::diff::apis::Apis;
use crate::ir::{Model, Module, Name, Newtype, OpenEnum, Outcomes, Resource, SidType, Union};

/// An item with the name of its module.
pub(in crate::diff) type Placed<'a, T> = (&'a str, &'a T);

pub(in crate::diff) fn models(apis: Apis<'_>) -> Vec<Pair<Placed<'_, Model>>> {
    named(
        apis,
        |resource| &resource.models,
        |model| &model.name,
        |model| model.fields.iter().map(|field| &field.name).collect(),
    )
}

pub(in crate::diff) fn enums(apis: Apis<'_>) -> Vec<Pair<Placed<'_, OpenEnum>>> {
    named(
        apis,
        |resource| &resource.enums,
        |item| &item.name,
        |item| item.variants.iter().map(|variant| &variant.name).collect(),
    )
}

pub(in crate::diff) fn unions(apis: Apis<'_>) -> Vec<Pair<Placed<'_, Union>>> {
    named(
        apis,
        |resource| &resource.unions,
        |union| &union.name,
        |union| union.members.iter().map(|member| &member.name).collect(),
    )
}

pub(in crate::diff) fn newtypes(apis: Apis<'_>) -> Vec<Pair<Placed<'_, Newtype>>> {
    named(
        apis,
        |resource| &resource.newtypes,
        |newtype| &newtype.name,
        |_| Vec::new(),
    )
}

/// The outcomes of operations; their wire name is the `operationId`.
pub(in crate::diff) fn outcomes(apis: Apis<'_>) -> Vec<Pair<Placed<'_, Outcomes>>> {
    named(
        apis,
        |resource| &resource.outcomes,
        |outcomes| &outcomes.name,
        |_| Vec::new(),
    )
}

/// The SID types, by name or by prefixes.
pub(in crate::diff) fn sids(apis: Apis<'_>) -> Vec<Pair<&SidType>> {
    let [old, new] = [apis.old, apis.new].map(|api| api.sids.iter().collect::<Vec<_>>());
    pair(
        &old,
        &new,
        &[&|sid| Some(sid.rust.clone()), &|sid| {
            Some(sid.prefixes.join(" "))
        }],
    )
}

/// Matches by the name in the document, then by the Rust name, then by the names of the parts.
fn named<'a, T>(
    apis: Apis<'a>,
    list: fn(&'a Resource) -> &'a [T],
    name: fn(&T) -> &Name,
    parts: fn(&T) -> Vec<&Name>,
) -> Vec<Pair<Placed<'a, T>>> {
    let placed = |modules: Vec<&'a Module>| -> Vec<Placed<'a, T>> {
        let of_module = |module: &'a Module| {
            let items = module.resources.iter().flat_map(list);
            items.map(|item| (module.rust.as_str(), item))
        };
        modules.into_iter().flat_map(of_module).collect()
    };
    let [old, new] = apis.shared_modules().map(placed);
    pair(
        &old,
        &new,
        &[
            &|(module, item)| Some(format!("{module} {}", name(item).wire)),
            &|(module, item)| Some(format!("{module} {}", name(item).rust)),
            &|(module, item)| Some(format!("{module} {}", by_parts(&parts(item))?)),
        ],
    )
}

/// The names of the parts as one text; `None` if there are too few to recognize the item by.
fn by_parts(parts: &[&Name]) -> Option<String> {
    let mut names: Vec<&str> = parts.iter().map(|name| name.wire.as_str()).collect();
    names.sort_unstable();
    (names.len() > 1).then(|| names.join(" "))
}
