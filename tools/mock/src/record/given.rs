//! The properties that a caller gives in; those of the record that they are about out.

use serde_json::{Map, Value};

use super::by_type::Context;
use super::coerce::coerce;
use crate::description::{Field, Type};
use crate::sid;
use crate::store::Store;

/// What the caller gives for a field, as the field has it.
///
/// A property has the name of its input, with two differences that SIDs bring: `ConfigurationId` or `PluginVersion` gives
/// `configuration_sid` or `plugin_version_sid`, and `QuestionSids` gives the `questions`.
pub(super) fn for_field(
    context: &mut Context<'_>,
    store: &Store,
    field: &Field,
    given: &Map<String, Value>,
    example: Option<&Value>,
) -> Option<Value> {
    let name = field.name.as_str();
    if let Some(value) = given.get(name) {
        return Some(coerce(context, &field.ty, name, value, example));
    }
    if let Some(stem) = name.strip_suffix("_sid") {
        let by_id = given.get(&format!("{stem}_id")).or_else(|| given.get(stem));
        return by_id
            .filter(|value| value.as_str().is_some_and(sid::is_sid))
            .cloned();
    }
    let stem = name
        .strip_suffix('s')
        .filter(|_| matches!(field.ty.inner(), Type::List(_)))?;
    let sids = given.get(&format!("{stem}_sids"))?.as_array()?;
    let shown = example.and_then(|example| example.get(0));
    let items = sids.iter().filter_map(Value::as_str);
    Some(
        items
            .map(|sid| referenced(store, stem, sid, shown))
            .collect(),
    )
}

/// A record that is named by its SID, as the example shows such a one.
fn referenced(store: &Store, stem: &str, sid: &str, shown: Option<&Value>) -> Value {
    let own = format!("{stem}_sid");
    let found = store.anywhere(sid);
    let Some(Value::Object(shown)) = shown else {
        return Value::Object(Map::from_iter([(own, sid.into())]));
    };
    let members = shown.iter().map(|(name, value)| {
        let value = match found.and_then(|found| found.get(name)) {
            _ if *name == own => sid.into(),
            Some(value) => value.clone(),
            None => value.clone(),
        };
        (name.clone(), value)
    });
    members.collect()
}
