//! A document in, its items out: operations, parameters, fields, values of enums, each with its facts and its sentences.

use std::collections::BTreeMap;

use indexmap::IndexMap;
use serde_json::{Map, Value};

use super::kind::Kind;
use super::walk::{self, ENUM_SENTENCES, Place};
use crate::document::pointer;

/// Something with an identity. What stands within it and is no item of its own counts as part of it.
#[derive(Debug, Default)]
pub(super) struct Item {
    /// What a person calls it.
    pub(super) label: String,
    /// The item around it.
    pub(super) parent: Option<String>,
    /// Its facts, by their way from the item.
    pub(super) facts: BTreeMap<String, Value>,
    /// Its sentences, by their way from the item.
    pub(super) sentences: BTreeMap<String, String>,
}

/// The items of a document by identity, in the order of the document.
pub(super) type Items = IndexMap<String, Item>;

/// The items of a document in which nothing is folded.
pub(super) fn collect(document: &Value) -> Items {
    let mut items = Items::new();
    node(&mut items, Kind::Document, &Place::default(), document);
    items
}

fn node(items: &mut Items, kind: Kind, place: &Place, value: &Value) {
    let item = items.entry(place.item.clone()).or_default();
    item.label.clone_from(&place.label);
    let Value::Object(map) = value else {
        item.facts.insert(place.within.clone(), value.clone());
        return;
    };
    if kind == Kind::Operation {
        // Where an operation is found is a fact of it: its identity is the `operationId`.
        item.facts.insert(ROUTE.to_owned(), route(place).into());
    }
    if kind == Kind::Response {
        let status = pointer::keys(&place.pointer).last().unwrap_or_default();
        item.facts.insert(STATUS.to_owned(), status.into());
    }
    for (key, value) in map {
        if kind.is_schema() && (key == "enum" || key == ENUM_SENTENCES) {
            continue;
        }
        entry(items, kind, place, key, value);
    }
    if kind.is_schema() {
        enum_items(items, place, map);
    }
}

/// The fact with which status an operation answers.
const STATUS: &str = "/status";

/// The fact where an operation is found, and its value: `GET /v1/Channels`.
pub(super) const ROUTE: &str = "/route";

fn route(place: &Place) -> String {
    let mut steps = pointer::keys(&place.pointer).skip(1);
    let path = steps.next().unwrap_or_default();
    let method = steps.next().unwrap_or_default().to_uppercase();
    format!("{method} {path}")
}

fn entry(items: &mut Items, kind: Kind, place: &Place, key: &str, value: &Value) {
    if let Some(children) = walk::children(kind, key, value) {
        for child in &children {
            let below = place.child(key, child);
            if let Some(kind) = child.kind {
                if below.item != place.item {
                    items.entry(below.item.clone()).or_default().parent = Some(place.item.clone());
                }
                node(items, kind, &below, child.value);
            }
        }
        return;
    }
    let item = items.entry(place.item.clone()).or_default();
    if !walk::is_sentence(kind, key, value) {
        item.facts.insert(place.within(key), value.clone());
    } else if let Value::String(text) = value {
        item.sentences.insert(place.within(key), text.clone());
    }
}

/// The values of an enum. Those that are no text have no sentence, and stay a fact.
fn enum_items(items: &mut Items, place: &Place, map: &Map<String, Value>) {
    let values = map.get("enum").and_then(Value::as_array);
    let others: Vec<_> = values
        .into_iter()
        .flatten()
        .filter(|value| !value.is_string())
        .cloned()
        .collect();
    if !others.is_empty() {
        let item = items.entry(place.item.clone()).or_default();
        item.facts.insert(place.within("enum"), others.into());
    }
    for value in walk::enum_values(map) {
        let place_of_value = place.enum_value(value);
        let sentence = map
            .get(ENUM_SENTENCES)
            .and_then(|sentences| sentences.get(value)?.as_str());
        let item = items.entry(place_of_value.item).or_default();
        item.label = place_of_value.label;
        item.parent = Some(place.item.clone());
        if let Some(sentence) = sentence {
            item.sentences.insert(String::new(), sentence.to_owned());
        }
    }
}

/// The facts that are not the same in two items, in order: the way to each, and its values before and after.
pub(super) fn changes<'a>(
    before: &'a Item,
    after: &'a Item,
) -> Vec<(&'a str, Option<&'a Value>, Option<&'a Value>)> {
    let ways: std::collections::BTreeSet<_> =
        before.facts.keys().chain(after.facts.keys()).collect();
    ways.into_iter()
        .map(|way| (way.as_str(), before.facts.get(way), after.facts.get(way)))
        .filter(|(_, before, after)| before != after)
        .collect()
}

/// Whether a sentence may depend on the fact at this way. On examples, on a status and on marks for
/// programs it does not.
pub(super) fn is_spoken_of(way: &str) -> bool {
    way != STATUS
        && !way.split('/').any(|step| {
            matches!(
                step,
                "example" | "examples" | "tags" | "security" | "servers"
            ) || step.starts_with("x-")
        })
}
