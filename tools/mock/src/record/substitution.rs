//! An example in; the same with the SIDs of this record, and what the caller gave by name, out.

use std::collections::HashMap;

use serde_json::{Map, Value};

use crate::chance::Chance;
use crate::description::{Field, Type};
use crate::sid;

/// What the SIDs of an example become. One that is not known becomes a new one, the same wherever it occurs.
#[derive(Default)]
pub(super) struct Substitution {
    sids: HashMap<String, String>,
}

impl Substitution {
    /// What the example has here becomes this.
    pub(super) fn learn(&mut self, example: Option<&Value>, value: &str) {
        if let Some(shown) = example
            .and_then(Value::as_str)
            .filter(|shown| sid::is_sid(shown))
        {
            self.sids.insert(shown.to_owned(), value.to_owned());
        }
    }

    /// The value with the SIDs replaced, in nested texts too.
    pub(super) fn apply(&mut self, chance: &mut Chance, value: &Value) -> Value {
        match value {
            Value::String(text) => Value::String(sid::replace_all(text, |shown| {
                let known = self.sids.entry(shown.to_owned());
                known.or_insert_with(|| chance.sid(&shown[..2])).clone()
            })),
            Value::Array(items) => items.iter().map(|item| self.apply(chance, item)).collect(),
            Value::Object(members) => {
                let members = members.iter();
                members
                    .map(|(name, value)| (name.clone(), self.apply(chance, value)))
                    .collect()
            }
            other => other.clone(),
        }
    }
}

/// What a caller gives that the record has no property for, or one of free form: it may be further down.
pub(super) fn without_field(fields: &[Field], given: &Map<String, Value>) -> Map<String, Value> {
    let is_below = |name: &str| {
        let field = fields.iter().find(|field| field.name == name);
        field.is_none_or(|field| *field.ty.inner() == Type::Json)
    };
    let below = given
        .iter()
        .filter(|(name, value)| is_below(name) && !value.is_object());
    below
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect()
}

/// Puts what a caller gave wherever a member below has its name: `CategorySid` into `category.category_sid`.
pub(super) fn name_below(value: &mut Value, given: &Map<String, Value>) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| name_below(item, given)),
        Value::Object(members) => {
            for (name, member) in members {
                match given.get(name) {
                    Some(value) if !member.is_object() && !member.is_array() => {
                        *member = value.clone();
                    }
                    _ => name_below(member, given),
                }
            }
        }
        _ => {}
    }
}
