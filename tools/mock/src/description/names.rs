//! A description as JSON, and what sets its names apart, in; the same description with these names out.
//!
//! Two APIs may have types of one name, so those of the second one are renamed before both are served together.

use std::collections::HashSet;

use serde_json::Value;

/// The keys under which a type is named where it is used.
const REFERENCES: [&str; 7] = [
    "sid",
    "enum",
    "model",
    "union",
    "newtype",
    "outcomes",
    "typed_json",
];

/// Puts `prefix` before the names of all types, where they are defined and where they are used.
pub(super) fn set_apart(description: &mut Value, prefix: &str) {
    let mut names = HashSet::new();
    for (list, key) in [("types", "id"), ("sids", "name")] {
        let defined = description.get_mut(list).and_then(Value::as_array_mut);
        for defined in defined.into_iter().flatten() {
            let Some(Value::String(name)) = defined.get_mut(key) else {
                continue;
            };
            names.insert(name.clone());
            name.insert_str(0, prefix);
        }
    }
    rename(description, &names, prefix);
}

fn rename(value: &mut Value, names: &HashSet<String>, prefix: &str) {
    match value {
        Value::Array(items) => {
            for item in items {
                rename(item, names, prefix);
            }
        }
        Value::Object(members) => {
            let is_reference = members.len() == 1;
            for (key, member) in members {
                match member {
                    // An example may have such a key too, but not with the name of a type.
                    Value::String(name) if is_reference && REFERENCES.contains(&&**key) => {
                        if names.contains(name) {
                            name.insert_str(0, prefix);
                        }
                    }
                    member => rename(member, names, prefix),
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::set_apart;

    #[test]
    fn names_change_where_they_are_defined_and_used_and_examples_stay() {
        let mut description = json!({
            "types": [{"id": "v1::Pet", "fields": [{"name": "sid", "type": {"nullable": {"list": {"sid": "PetSid"}}}}]}],
            "sids": [{"name": "PetSid", "prefixes": ["PE"]}],
            "operations": [{"response": {"type": {"model": "v1::Pet"}}, "example": {"sid": "PE1", "model": "v1::Pet"}}],
        });
        set_apart(&mut description, "2:");
        let expected = json!({
            "types": [{"id": "2:v1::Pet", "fields": [{"name": "sid", "type": {"nullable": {"list": {"sid": "2:PetSid"}}}}]}],
            "sids": [{"name": "2:PetSid", "prefixes": ["PE"]}],
            "operations": [{"response": {"type": {"model": "2:v1::Pet"}}, "example": {"sid": "PE1", "model": "v1::Pet"}}],
        });
        assert_eq!(description, expected);
    }

    #[test]
    fn a_description_without_types_stays_as_it_is() {
        for description in [json!({"operations": []}), json!([1, "A"]), json!(null)] {
            let mut apart = description.clone();
            set_apart(&mut apart, "2:");
            assert_eq!(apart, description);
        }
    }
}
