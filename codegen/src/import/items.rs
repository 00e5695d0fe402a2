//! A document in, its items out: operations, parameters, fields, values of enums, each with its facts and its sentences.

use std::collections::BTreeMap;

use indexmap::IndexMap;
use serde_json::{Map, Value};

use super::object_kind::{KeyContent, ObjectKind};
use super::object_place::ObjectPlace;
use super::walk::{self, ENUM_SENTENCES};
use crate::document::pointer;

/// Something with an identity. What is within it and not an item of its own is part of it.
#[derive(Debug, Clone, Default)]
pub(super) struct Item {
    /// What a person calls it.
    pub(super) label: String,
    /// The item around it.
    pub(super) parent: Option<String>,
    /// Its facts, by their way from the item.
    pub(super) facts: BTreeMap<String, Value>,
    /// Its sentences, by their way from the item.
    pub(super) sentences: BTreeMap<String, String>,
    /// The names of what it lists, in their order, by the way from the item to each list.
    pub(super) orders: BTreeMap<String, Vec<String>>,
}

/// The items of a document by identity, in the order of the document.
pub(super) type Items = IndexMap<String, Item>;

/// The items of a document in which nothing is folded.
pub(super) fn collect(document: &Value) -> Items {
    let mut items = Items::new();
    node(
        &mut items,
        ObjectKind::Document,
        &ObjectPlace::default(),
        document,
    );
    items
}

fn node(items: &mut Items, kind: ObjectKind, place: &ObjectPlace, value: &Value) {
    let item = items.entry(place.item.clone()).or_default();
    item.label.clone_from(&place.label);
    let Value::Object(map) = value else {
        item.facts.insert(place.within.clone(), value.clone());
        return;
    };
    if kind == ObjectKind::Operation {
        // Where an operation is found is a fact of it: its identity is the `operationId`.
        item.facts.insert(ROUTE.to_owned(), route(place).into());
    }
    if kind == ObjectKind::Response {
        let status = pointer::keys(&place.pointer).last().unwrap_or_default();
        item.facts.insert(STATUS.to_owned(), status.into());
    }
    for (key, value) in map {
        let is_list =
            key == "enum" || key == ENUM_SENTENCES || (key == "required" && value.is_array());
        if kind.is_schema() && is_list {
            continue;
        }
        entry(items, kind, place, key, value);
    }
    if kind.is_schema() {
        enum_items(items, place, map);
        required_fields(items, place, map);
    }
    if kind == ObjectKind::PathItem {
        let is_operation =
            |key: &&String| matches!(kind.content(key), KeyContent::One(ObjectKind::Operation));
        let names = map.keys().filter(is_operation).cloned().collect();
        order(items, place, "operations", names);
    }
}

/// The fact with which status an operation responds.
pub(super) const STATUS: &str = "/status";

/// The fact that a request or a model cannot be without a field.
pub(super) const REQUIRED: &str = "/required";

/// The fact how a field or a parameter is called.
pub(super) const NAME: &str = "/name";

/// The fact how an operation is called.
pub(super) const OPERATION_ID: &str = "/operationId";

/// The fact where an operation is found, and its value: `GET /v1/Channels`.
pub(super) const ROUTE: &str = "/route";

fn route(place: &ObjectPlace) -> String {
    let mut steps = pointer::keys(&place.pointer).skip(1);
    let path = steps.next().unwrap_or_default();
    let method = steps.next().unwrap_or_default().to_uppercase();
    format!("{method} {path}")
}

fn entry(items: &mut Items, kind: ObjectKind, place: &ObjectPlace, key: &str, value: &Value) {
    if let Some(children) = walk::children(kind, key, value) {
        let names = children.iter().filter_map(|child| child.name.clone());
        order(items, place, key, names.collect());
        for child in &children {
            let below = place.child(key, child);
            if let Some(kind) = child.kind {
                if below.item != place.item {
                    let item = items.entry(below.item.clone()).or_default();
                    item.parent = Some(place.item.clone());
                    let name = child.name.as_ref().filter(|_| key == "properties");
                    let name = name.map(|name| (NAME.to_owned(), name.clone().into()));
                    item.facts.extend(name);
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

fn order(items: &mut Items, place: &ObjectPlace, key: &str, names: Vec<String>) {
    if !names.is_empty() {
        let item = items.entry(place.item.clone()).or_default();
        item.orders.insert(place.within(key), names);
    }
}

/// Whether a field is required is a fact of the field. Names that no field here has stay a fact of the schema.
fn required_fields(items: &mut Items, place: &ObjectPlace, map: &Map<String, Value>) {
    let properties = map.get("properties").and_then(Value::as_object);
    let names = map.get("required").and_then(Value::as_array);
    let mut fields = Vec::new();
    let mut others = Vec::new();
    for name in names.into_iter().flatten() {
        let field = name
            .as_str()
            .filter(|name| properties.is_some_and(|properties| properties.contains_key(*name)));
        let Some(field) = field else {
            others.push(name.clone());
            continue;
        };
        let mut id = format!("{}{}", place.item, place.within("properties"));
        pointer::push(&mut id, field);
        let item = items.entry(id).or_default();
        item.facts.insert(REQUIRED.to_owned(), true.into());
        fields.push(field.to_owned());
    }
    order(items, place, "required", fields);
    if !others.is_empty() {
        let item = items.entry(place.item.clone()).or_default();
        let way = place.within("required elsewhere");
        item.facts.insert(way, others.into());
    }
}

/// The values of an enum. Values that are not text have no sentence, and remain a fact.
fn enum_items(items: &mut Items, place: &ObjectPlace, map: &Map<String, Value>) {
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
    let names = walk::enum_values(map).map(str::to_owned).collect();
    order(items, place, "enum", names);
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
