//! The SIDs that a record has in; what the records that they name have in common with it out.

use serde_json::{Map, Value};

use crate::description::Field;
use crate::store::Store;

/// Adds to `known` what the records have that its SIDs name, but for those `above` it. A field has the name of the property there, or that behind the name
/// of the reference: `version` and `plugin_version_archived` of `plugin_version_sid`.
pub(super) fn follow(
    store: &Store,
    fields: &[Field],
    is_own: impl Fn(&str) -> bool,
    above: Vec<String>,
    known: &mut Map<String, Value>,
) {
    let mut followed = above;
    loop {
        let next = known.iter().find_map(|(name, value)| {
            let stem = name
                .strip_suffix("_sid")
                .filter(|_| !followed.contains(name))?;
            Some((name.clone(), stem.to_owned(), value.as_str()?.to_owned()))
        });
        let Some((name, stem, sid)) = next else {
            return;
        };
        followed.push(name);
        let Some(found) = store.anywhere(&sid) else {
            continue;
        };
        for field in fields.iter().filter(|field| !is_own(&field.name)) {
            let there = field
                .name
                .strip_prefix(&*stem)
                .and_then(|rest| rest.strip_prefix('_'));
            let value = there
                .and_then(|there| found.get(there))
                .or_else(|| found.get(&field.name));
            if let (Some(value), false) = (value, known.contains_key(&field.name)) {
                known.insert(field.name.clone(), value.clone());
            }
        }
    }
}
