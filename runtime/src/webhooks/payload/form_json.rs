//! A form in, the model that has its fields out.

use serde_json::{Map, Value as Json};

use crate::{
    values::{
        model::{self, Model},
        salvage,
    },
    webhooks::form,
};

/// Reads a form as a model whose fields are texts.
pub(super) fn read<M: Model>(form: &[u8]) -> M {
    let json = Json::Object(object(form)).to_string();
    let text = salvage::decoded(json.as_bytes(), None);
    let read = salvage::body(&text, model::salvage::<M>);
    read.map_or_else(M::blank, |(model, _)| model)
}

/// Returns the fields as a JSON object: texts, and lists of texts where a name occurs several times.
fn object(form: &[u8]) -> Map<String, Json> {
    let mut object = Map::new();
    for (name, value) in form::pairs(form) {
        let value = Json::from(String::from_utf8_lossy(&value));
        match object.entry(String::from_utf8_lossy(&name)) {
            serde_json::map::Entry::Vacant(entry) => {
                entry.insert(value);
            }
            serde_json::map::Entry::Occupied(mut entry) => match entry.get_mut() {
                Json::Array(values) => values.push(value),
                first => *first = Json::Array(vec![first.take(), value]),
            },
        }
    }
    object
}
