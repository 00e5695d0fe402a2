//! The JSON of an answer and a fault in, JSON that deviates from the document out.

use serde_json::{Map, Value, json};

use super::Kind;
use crate::description::{Description, Type};

/// A value that no document knows.
const UNKNOWN: &str = "a-value-of-the-future";

/// Where a foreign page is.
const FOREIGN: &str = "https://foreign.example.com/v1/next?PageToken=PA0";

/// Damages an answer. `key` is where the records of a page are, `ty` is the type of a record.
pub(crate) fn damage(
    kind: &Kind,
    description: &Description,
    ty: &Type,
    key: Option<&str>,
    body: &mut Value,
) {
    if *kind == Kind::ForeignPage {
        if let Some(meta) = body.get_mut("meta") {
            meta["next_page_url"] = json!(FOREIGN);
        }
        return;
    }
    let of_record = |record: &mut Value| {
        if let Value::Object(members) = record {
            damage_record(kind, description, ty, members);
        }
    };
    let records = match key {
        Some(key) => body.get_mut(key),
        None => Some(body),
    };
    match records {
        Some(Value::Array(records)) => records.iter_mut().for_each(of_record),
        Some(record) => of_record(record),
        None => {}
    }
}

fn damage_record(
    kind: &Kind,
    description: &Description,
    ty: &Type,
    members: &mut Map<String, Value>,
) {
    match kind {
        Kind::UnknownField => {
            members.insert(
                "field_of_the_future".to_owned(),
                json!({"nested": [1, null]}),
            );
        }
        Kind::Nulls => members.values_mut().for_each(|value| *value = Value::Null),
        Kind::UnknownEnum => {
            for (name, value) in members {
                let field = description.field(ty, name);
                if field.is_some_and(|field| matches!(field.ty.inner(), Type::Enum(_))) {
                    *value = json!(UNKNOWN);
                }
            }
        }
        _ => {}
    }
}
