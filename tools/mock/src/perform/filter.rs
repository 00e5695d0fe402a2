//! The inputs of a list in, which records it shows out.

use serde_json::Value;

use super::Request;
use super::page::is_about_pages;
use crate::description::Location;
use crate::store::Properties;
use crate::words::property_name;

/// One condition.
pub(super) enum Filter {
    /// The property has one of these values.
    Is {
        property: String,
        values: Vec<Value>,
    },
    /// The flag is set.
    Set { property: String },
}

impl Request<'_> {
    /// The conditions that a list has.
    pub(super) fn filters(&self) -> Vec<Filter> {
        let inputs = self.operation().inputs.iter();
        let inputs = inputs
            .filter(|input| input.location == Location::Query && !is_about_pages(&input.name));
        let filters = inputs.filter_map(|input| {
            let value = self.given.get(&input.name);
            if let Some(property) = self.plan.rules.hides(&input.name) {
                let hides = value != Some(&Value::Bool(true));
                return hides.then(|| Filter::Set {
                    property: property.to_owned(),
                });
            }
            let values = match value? {
                Value::Array(values) => values.clone(),
                one => vec![one.clone()],
            };
            Some(Filter::Is {
                property: property_name(&input.name),
                values,
            })
        });
        filters.collect()
    }
}

impl Filter {
    /// Whether a record is shown. What it does not have at all, it is not asked for.
    pub(super) fn takes(&self, record: &Properties) -> bool {
        match self {
            Self::Set { property } => record.get(property) != Some(&Value::Bool(false)),
            Self::Is { property, values } => {
                let found = find(record, property);
                found.is_none_or(|found| values.iter().any(|value| is_equal(value, found)))
            }
        }
    }
}

/// A property of a record, or of an object in it.
fn find<'a>(record: &'a Properties, property: &str) -> Option<&'a Value> {
    record.get(property).or_else(|| {
        let below = record.values().filter_map(Value::as_object);
        below.into_iter().find_map(|below| find(below, property))
    })
}

/// Whether two values are the same text on the wire.
fn is_equal(one: &Value, other: &Value) -> bool {
    let text = |value: &Value| {
        value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_owned)
    };
    one == other || text(one) == text(other)
}
