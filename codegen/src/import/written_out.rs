//! Items in, the same with those of schemas that were referred to and are now written out.

use std::collections::BTreeMap;

use serde_json::Value;

use super::changes::{Changes, name};
use super::items::{Item, Items};

const REFERENCE: &str = "/$ref";

/// Gives our items what our document says of the schemas that they refer to, where the published document has the facts of such
/// a schema in the place of the reference.
pub(super) fn follow(ours: &mut Items, published: &Items, changes: &mut Changes) {
    for (id, after) in published {
        let references = ours.get(id).into_iter().flat_map(references);
        for (way, schema) in references.collect::<Vec<_>>() {
            if after.facts.contains_key(&format!("{way}{REFERENCE}")) {
                continue;
            }
            let Some(Item { label, .. }) = ours.get(&schema) else {
                continue;
            };
            let (before, now) = (facts(ours, &schema, ""), facts(published, id, &way));
            if !before.is_empty() && before.iter().all(|(way, fact)| now.get(way) == Some(fact)) {
                let change = format!("{}: `{label}` is written out here", name(after));
                changes.changed.push(change);
                write_out(ours, (id, &way), &schema);
            }
        }
    }
}

/// The ways to the references of an item, and the identities of the schemas that they refer to.
fn references(item: &Item) -> impl Iterator<Item = (String, String)> {
    item.facts.iter().filter_map(|(way, fact)| {
        let way = way.strip_suffix(REFERENCE)?;
        let schema = fact.as_str()?.strip_prefix('#')?;
        Some((way.to_owned(), schema.to_owned()))
    })
}

/// All facts below a way of an item, those of the items there too. An item without facts is one as well.
pub(super) fn facts(items: &Items, id: &str, way: &str) -> BTreeMap<String, Option<Value>> {
    let here = items.get(id).into_iter().flat_map(|item| &item.facts);
    let here = here.filter_map(|(fact, value)| {
        let fact = fact.strip_prefix(way)?;
        fact.starts_with('/')
            .then(|| (fact.to_owned(), Some(value.clone())))
    });
    let below = below(items, id, way).flat_map(|(id, item)| {
        let facts = item.facts.iter();
        let facts = facts.map(move |(fact, value)| (format!("{id}{fact}"), Some(value.clone())));
        facts.chain([(id.to_owned(), None)])
    });
    here.chain(below).collect()
}

/// The items below a way of an item, by the rest of their identities.
fn below<'a>(items: &'a Items, id: &str, way: &str) -> impl Iterator<Item = (&'a str, &'a Item)> {
    let start = format!("{id}{way}");
    items.iter().filter_map(move |(id, item)| {
        let rest = id.strip_prefix(&start)?;
        rest.starts_with('/').then_some((rest, item))
    })
}

/// Puts a schema in the place of a reference to it.
fn write_out(items: &mut Items, (id, way): (&str, &str), schema: &str) {
    let copies: Vec<(String, Item)> = below(items, schema, "")
        .map(|(rest, item)| {
            let parent = item
                .parent
                .as_ref()
                .map(|parent| match parent.strip_prefix(schema) {
                    Some("") | None => id.to_owned(),
                    Some(rest) => format!("{id}{way}{rest}"),
                });
            let copy = Item {
                parent,
                ..item.clone()
            };
            (format!("{id}{way}{rest}"), copy)
        })
        .collect();
    items.extend(copies);
    let schema = items.get(schema).cloned().unwrap_or_default();
    if let Some(item) = items.get_mut(id) {
        item.facts.remove(&format!("{way}{REFERENCE}"));
        item.facts.extend(
            schema
                .facts
                .into_iter()
                .map(|(fact, value)| (format!("{way}{fact}"), value)),
        );
        let sentences = schema.sentences.into_iter();
        item.sentences
            .extend(sentences.map(|(key, text)| (format!("{way}{key}"), text)));
    }
}
