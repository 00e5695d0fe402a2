//! A record in, how much memory it takes, about, out.

use serde_json::Value;

use super::Properties;

/// What a value takes beside its texts.
const NODE: usize = 64;

/// What a record takes beside its values: its places in the maps.
const RECORD: usize = 400;

pub(super) fn of_record(place: &str, id: &str, properties: &Properties) -> usize {
    RECORD + 2 * place.len() + 4 * id.len() + of_members(properties)
}

fn of_members(members: &Properties) -> usize {
    members
        .iter()
        .map(|(name, value)| NODE + name.len() + of(value))
        .sum()
}

fn of(value: &Value) -> usize {
    NODE + match value {
        Value::String(text) => text.len(),
        Value::Array(items) => items.iter().map(of).sum(),
        Value::Object(members) => of_members(members),
        Value::Null | Value::Bool(_) | Value::Number(_) => 0,
    }
}
