//! Items of two documents in, the pairs that are the same thing under another identity out.
//!
//! Items are paired by the first of these rules by which exactly one item of ours and one published item are the same:
//!
//! 1. operations: by path and method;
//! 2. paths: without the names of the parameters, then by an operation there;
//! 3. anything: by its place, whatever the media type and the parts of an `allOf` around it;
//! 4. path parameters, schemas, and fields between the same two: by all their facts except the name.

use std::collections::BTreeMap;

use super::identity::{is_path_parameter, list_of, method, shape};
use super::items::{Item, Items, NAME};
use super::path_shape::without_names;
use super::written_out;

/// An item that is missing from the other document.
struct Unpaired<'a> {
    id: &'a str,
    item: &'a Item,
    items: &'a Items,
    others: &'a Items,
}

/// What identifies an item, if the rule is about such items.
type PairingRule = fn(&Unpaired<'_>) -> Option<String>;

const RULES: [PairingRule; 5] = [
    |operation| {
        Some(format!(
            "{:?} {}",
            operation.item.parent,
            method(operation.item)?
        ))
    },
    |path| is_path(path).then(|| without_names(&path.item.label)),
    |path| is_path(path).then(|| known_operation(path).cloned())?,
    |any| Some(shape(any.id)),
    facts,
];

/// The pairs by the first rule that finds one: the identities of ours, and those that are published.
pub(super) fn find(ours: &Items, published: &Items) -> Option<BTreeMap<String, String>> {
    let mut rules = RULES.iter().map(|rule| {
        let (ours, mut published) = (
            known_by(*rule, ours, published),
            known_by(*rule, published, ours),
        );
        let pairs = ours.into_iter().filter_map(|(key, old)| {
            match (&old[..], &published.remove(&key)?[..]) {
                ([old], [new]) => Some(((*old).to_owned(), (*new).to_owned())),
                _ => None,
            }
        });
        pairs.collect::<BTreeMap<_, _>>()
    });
    rules.find(|pairs| !pairs.is_empty())
}

/// Items missing from the other document: their identities, by what the rule knows them by.
fn known_by<'a>(
    rule: PairingRule,
    items: &'a Items,
    others: &'a Items,
) -> BTreeMap<String, Vec<&'a str>> {
    let mut known: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for (id, item) in items.iter().filter(|(id, _)| !others.contains_key(*id)) {
        if let Some(key) = rule(&Unpaired {
            id,
            item,
            items,
            others,
        }) {
            known.entry(key).or_default().push(id);
        }
    }
    known
}

fn is_path(path: &Unpaired<'_>) -> bool {
    path.id.starts_with("/paths/") && path.item.parent.as_deref() == Some("")
}

/// The first operation of a path that the other document has too.
fn known_operation<'a>(path: &Unpaired<'a>) -> Option<&'a String> {
    let here = |item: &Item| method(item).is_some() && item.parent.as_deref() == Some(path.id);
    let mut operations = path.items.iter().filter(|(_, item)| here(item));
    let (id, _) = operations.find(|(id, _)| path.others.contains_key(*id))?;
    Some(id)
}

fn facts(any: &Unpaired<'_>) -> Option<String> {
    let parent = any.item.parent.as_deref()?;
    let is_schema = any.id.starts_with("/components/schemas/") && parent.is_empty();
    let is_field = any.item.facts.contains_key(NAME) && list_of(any.id).ends_with("/properties");
    if !(is_schema || is_field || is_path_parameter(any.item)) {
        return None;
    }
    let mut facts = written_out::facts(any.items, any.id, "");
    facts.remove(NAME);
    let facts: Vec<_> = facts
        .into_iter()
        .map(|(way, fact)| format!("{way} {fact:?}"))
        .collect();
    let between = if is_field {
        neighbours(any, parent)
    } else {
        [None, None]
    };
    Some(format!("{parent} {between:?}\n{}", facts.join("\n")))
}

/// The names of the fields before and after a field. Many fields are just text: only their place distinguishes them.
fn neighbours<'a>(field: &Unpaired<'a>, parent: &str) -> [Option<&'a String>; 2] {
    let way = list_of(field.id).strip_prefix(parent);
    let names = way.and_then(|way| field.items.get(parent)?.orders.get(way));
    let names = names.map_or(&[][..], Vec::as_slice);
    let is_it = |name: &String| field.item.facts.get(NAME).is_some_and(|own| own == name);
    let Some(index) = names.iter().position(is_it) else {
        return [None, None];
    };
    let before = index.checked_sub(1).and_then(|index| names.get(index));
    [before, names.get(index + 1)]
}
