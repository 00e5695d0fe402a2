//! A new record in, the records that come with it out.

use serde_json::{Map, Value};

use crate::plan::{Origin, Plan};
use crate::store::Properties;
use crate::words::property_name;

/// A record that comes with another.
pub(super) struct Child {
    pub(super) collection: usize,
    pub(super) given: Map<String, Value>,
}

/// The records that come with one of this collection.
pub(super) fn of(
    plan: &Plan,
    parent: usize,
    given: &Map<String, Value>,
    properties: &mut Properties,
) -> Vec<Child> {
    let mut children = Vec::new();
    for (collection, child) in plan.collections.iter().enumerate() {
        if child.parents.last().map(|above| above.collection) != Some(parent) {
            continue;
        }
        let of = |given: &Map<String, Value>| Child {
            collection,
            given: given.clone(),
        };
        match &child.origin {
            Origin::Embedded { property } => {
                children.extend(properties.get(property).and_then(Value::as_object).map(of));
            }
            Origin::Listed { input } => children.extend(listed(given, input).iter().map(of)),
            Origin::Created | Origin::Given => {
                // What is described in the record itself, such as the participants of a channel.
                let name = child.path.last_literal().map(property_name);
                let list = name.map(|name| listed(given, &name)).unwrap_or_default();
                children.extend(list.iter().map(of));
            }
        }
    }
    children
}

/// The objects of a list, each of which may be the text of one.
fn listed(given: &Map<String, Value>, name: &str) -> Vec<Map<String, Value>> {
    let items = given.get(name).and_then(Value::as_array);
    let object = |item: &Value| match item {
        Value::Object(members) => Some(members.clone()),
        Value::String(text) => serde_json::from_str(text).ok(),
        _ => None,
    };
    items.into_iter().flatten().filter_map(object).collect()
}
