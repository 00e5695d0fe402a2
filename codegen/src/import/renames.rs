//! Our items and the published ones in; ours under the identities that they have in the published document, and words on what is renamed
//! or written differently, out. So sentences stay with what they are about.
//!
//! What has its identity in both documents is the same thing; what is left is paired by [`rules`]. If a field referred to a schema and now
//! holds the facts of that schema itself, it has its sentences too ([`written_out`]).

use std::collections::BTreeMap;

use serde_json::Value;

use super::changes::{Changes, name};
use super::identity::{is_path_parameter, method, shape};
use super::items::{Item, Items, NAME, OPERATION_ID, ROUTE};
use super::{rules, written_out};
use crate::document::pointer;

/// Brings our items under the identities of the published ones.
pub(super) fn follow(ours: &mut Items, published: &Items) -> Changes {
    let mut changes = Changes::default();
    while let Some(pairs) = rules::find(ours, published) {
        for (old, new) in &pairs {
            let item = &ours[old];
            let around = item.parent.as_ref();
            // The change of what is around it implies it.
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
    if shape(old_id) != shape(new_id) {
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
            "{}: fields are in other parts of an `allOf`",
            name(around.unwrap_or(new))
        )
    } else {
        format!("{}: media type {before} -> {after}", name(new))
    };
    if !changes.changed.contains(&change) {
        changes.changed.push(change);
    }
}

/// Gives items other identities, with everything in them and everything that refers to them.
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

/// Treats as the same fact what is reported as a renaming, and what is in another part of an `allOf`.
fn settle(ours: &mut Item, published: &Item) {
    let is_told = |way: &str, ours: &Item| match way {
        OPERATION_ID => true,
        NAME => is_path_parameter(ours),
        // The change of the path implies it.
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
            !published.facts.contains_key(*other) && shape(other) == shape(way) && *value == fact
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
