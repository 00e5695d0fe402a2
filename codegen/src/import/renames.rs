//! Our items and the published ones in; ours under the identities that they have in the published document, and words on what
//! is called or written otherwise, out. So sentences stay with what they are about.
//!
//! What has its identity in both documents is the same thing. What is left is paired by the first of these rules by which
//! exactly one item of ours and one published item are the same:
//!
//! 1. operations: by path and method;
//! 2. paths: without the names of the parameters, then by an operation that stands there;
//! 3. anything: by its place, whatever the media type and the parts of an `allOf` around it;
//! 4. path parameters, schemas, and fields between the same two: by all their facts except the name.
//!
//! Where a field referred to a schema and now holds the facts of that schema itself, it has its sentences too (`written_out`).

use std::collections::BTreeMap;

use serde_json::Value;

use super::changes::{Changes, name};
use super::items::{Item, Items, NAME, OPERATION_ID, ROUTE};
use super::written_out;
use crate::diff::places::without_names;
use crate::document::pointer;

/// Brings our items under the identities of the published ones.
pub(super) fn follow(ours: &mut Items, published: &Items) -> Changes {
    let mut changes = Changes::default();
    while let Some(pairs) = find(ours, published) {
        for (old, new) in &pairs {
            let item = &ours[old];
            let around = item.parent.as_ref();
            // What is around it says it already.
            if !is_path_parameter(item) && around.is_none_or(|id| !pairs.contains_key(id)) {
                note(&mut changes, (old, item), new, published);
            }
        }
        rename(ours, &pairs);
    }
    written_out::follow(ours, published, &mut changes);
    for (id, item) in ours {
        if let Some(published) = published.get(id) {
            settle(item, published);
        }
    }
    changes
}

fn note(changes: &mut Changes, (old_id, old): (&str, &Item), new_id: &str, published: &Items) {
    let new = &published[new_id];
    if place(old_id) != place(new_id) {
        changes
            .renamed
            .push(format!("{} -> {}", old.label, name(new)));
        return;
    }
    let media_type = |id: &str| {
        let mut steps = pointer::keys(id).skip_while(|step| step != "content");
        steps.nth(1).unwrap_or_default().into_owned()
    };
    let (before, after) = (media_type(old_id), media_type(new_id));
    let change = if before == after {
        let around = new.parent.as_ref().and_then(|id| published.get(id));
        format!(
            "{}: fields stand in other parts of an `allOf`",
            name(around.unwrap_or(new))
        )
    } else {
        format!("{}: media type {before} -> {after}", name(new))
    };
    if !changes.changed.contains(&change) {
        changes.changed.push(change);
    }
}

/// An item that the other document does not have.
struct Unpaired<'a> {
    id: &'a str,
    item: &'a Item,
    items: &'a Items,
    others: &'a Items,
}

/// What an item is known by, if the rule is about such items.
type Rule = fn(&Unpaired<'_>) -> Option<String>;

const RULES: [Rule; 5] = [
    |operation| {
        Some(format!(
            "{:?} {}",
            operation.item.parent,
            method(operation.item)?
        ))
    },
    |path| is_path(path).then(|| without_names(&path.item.label)),
    |path| is_path(path).then(|| known_operation(path).cloned())?,
    |any| Some(place(any.id)),
    facts,
];

/// The pairs by the first rule that finds one: the identities of ours, and those that are published.
fn find(ours: &Items, published: &Items) -> Option<BTreeMap<String, String>> {
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

/// The identities of the items that are not in the other document, by what they are known by.
fn known_by<'a>(rule: Rule, items: &'a Items, others: &'a Items) -> BTreeMap<String, Vec<&'a str>> {
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

fn route(item: &Item) -> Option<&str> {
    item.facts.get(ROUTE)?.as_str()
}

fn method(item: &Item) -> Option<&str> {
    route(item)?.split(' ').next()
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

/// The identity, or the way to a fact, without media types and without the parts of `allOf`.
fn place(id: &str) -> String {
    let mut place = Vec::new();
    let mut steps = id.split('/');
    while let Some(step) = steps.next() {
        match step {
            "allOf" => drop(steps.next()),
            "content" => {
                place.push(step);
                steps.next();
            }
            step => place.push(step),
        }
    }
    place.join("/")
}

fn is_path_parameter(item: &Item) -> bool {
    item.facts.get("/in").is_some_and(|place| place == "path")
}

fn facts(any: &Unpaired<'_>) -> Option<String> {
    let parent = any.item.parent.as_deref()?;
    let is_schema = any.id.starts_with("/components/schemas/") && parent.is_empty();
    let is_field = any.item.facts.contains_key(NAME) && list(any.id).ends_with("/properties");
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

/// The identity without its last step.
fn list(id: &str) -> &str {
    id.rsplit_once('/').map_or("", |(list, _)| list)
}

/// The names of the fields before and after a field. Many fields are no more than text: only the place tells them apart.
fn neighbours<'a>(field: &Unpaired<'a>, parent: &str) -> [Option<&'a String>; 2] {
    let way = list(field.id).strip_prefix(parent);
    let names = way.and_then(|way| field.items.get(parent)?.orders.get(way));
    let names = names.map_or(&[][..], Vec::as_slice);
    let is_it = |name: &String| field.item.facts.get(NAME).is_some_and(|own| own == name);
    let Some(index) = names.iter().position(is_it) else {
        return [None, None];
    };
    let before = index.checked_sub(1).and_then(|index| names.get(index));
    [before, names.get(index + 1)]
}

/// Gives items other identities, with all that stands in them and all that refers to them.
fn rename(items: &mut Items, pairs: &BTreeMap<String, String>) {
    let renamed = |id: &str| {
        let ends = id.match_indices('/').map(|(end, _)| end).chain([id.len()]);
        let mut found = ends.filter_map(|end| Some((pairs.get(&id[..end])?, &id[end..])));
        // The innermost has been found by its whole identity.
        found.next_back().map(|(new, rest)| format!("{new}{rest}"))
    };
    let references: BTreeMap<String, String> = pairs
        .iter()
        .map(|(old, new)| (format!("#{old}"), format!("#{new}")))
        .collect();
    let old = std::mem::take(items);
    items.extend(old.into_iter().map(|(id, mut item)| {
        item.parent = item.parent.map(|parent| renamed(&parent).unwrap_or(parent));
        for (way, fact) in &mut item.facts {
            let new = fact.as_str().and_then(|text| references.get(text));
            if let Some(new) = new.filter(|_| way.ends_with("/$ref")) {
                *fact = new.as_str().into();
            }
        }
        (renamed(&id).unwrap_or(id), item)
    }));
}

/// Takes for the same fact what has been told as a renaming, and what stands in another part of an `allOf`.
fn settle(ours: &mut Item, published: &Item) {
    let is_told = |way: &str, ours: &Item| match way {
        OPERATION_ID => true,
        NAME => is_path_parameter(ours),
        // The path says it.
        ROUTE => ours.parent == published.parent && method(ours) == method(published),
        _ => false,
    };
    for (way, fact) in &published.facts {
        if is_told(way, ours) {
            ours.facts.insert(way.clone(), fact.clone());
        }
        if ours.facts.contains_key(way) {
            continue;
        }
        let is_same = |(other, value): &(&String, &Value)| {
            !published.facts.contains_key(*other) && place(other) == place(way) && *value == fact
        };
        if let Some(other) = ours
            .facts
            .iter()
            .find(is_same)
            .map(|(other, _)| other.clone())
        {
            ours.facts.remove(&other);
            ours.facts.insert(way.clone(), fact.clone());
        }
    }
}
