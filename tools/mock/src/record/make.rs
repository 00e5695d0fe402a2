//! What a caller gives in; a new record, as the document describes it and its examples show it, out.

use serde_json::{Map, Value};

use super::by_type::Context;
use super::substitution::{Substitution, name_below, without_field};
use super::{given, references};
use crate::description::{Field, Type};
use crate::plan::{Collection, Plan};
use crate::sid;
use crate::store::{Properties, Store};
use crate::words::property_name;

/// Makes the records of a collection.
pub(crate) struct Maker<'a> {
    pub(crate) plan: &'a Plan,
    pub(crate) collection: &'a Collection,
    pub(crate) store: &'a Store,
    pub(crate) context: Context<'a>,
    /// The values of the parameters of the path, in its order.
    pub(crate) parameters: &'a [String],
}

/// A record that was made.
pub(crate) struct Made {
    pub(crate) id: String,
    pub(crate) properties: Properties,
}

impl Maker<'_> {
    /// Makes a record like this example.
    pub(crate) fn make(&mut self, given: &Map<String, Value>, example: Option<&Value>) -> Made {
        let known = self.known(given, example);
        let id = self.id(&known, example);
        let mut substitution = self.substitution(&known, &id, example);
        let mut properties = Properties::new();
        let collection = self.collection;
        let fields = self.plan.description.fields(&collection.model);
        for field in fields {
            let value = match known.get(&field.name) {
                Some(value) if given.get(&field.name).is_some_and(Value::is_string) => {
                    self.named_below(value.clone(), given)
                }
                Some(value) => value.clone(),
                None => self.unknown(field, &id, given, example, &mut substitution),
            };
            properties.insert(field.name.clone(), value);
        }
        if fields.is_empty() {
            let shown = example.map(|shown| substitution.apply(self.context.chance, shown));
            properties.extend(
                shown
                    .and_then(|shown| shown.as_object().cloned())
                    .unwrap_or_default(),
            );
            properties.extend(known);
        }
        Made { id, properties }
    }

    /// What is certain: what the caller gives, the records above, and what the records have that it refers to.
    fn known(&mut self, given: &Map<String, Value>, example: Option<&Value>) -> Map<String, Value> {
        let collection = self.collection;
        let fields = self.plan.description.fields(&collection.model);
        let mut known = Map::new();
        for field in fields {
            let shown = example.and_then(|example| example.get(&field.name));
            let value = given::for_field(&mut self.context, self.store, field, given, shown);
            known.extend(value.map(|value| (field.name.clone(), value)));
        }
        let above: Vec<String> = collection.path.names().map(property_name).collect();
        for (name, value) in above.iter().zip(self.parameters) {
            if fields.iter().any(|field| field.name == *name) {
                known.insert(name.clone(), value.clone().into());
            }
        }
        if fields.iter().any(|field| field.name == "account_sid")
            && !known.contains_key("account_sid")
        {
            known.insert("account_sid".to_owned(), self.context.account.into());
        }
        let is_own =
            |name: &str| is_own(name) || (Some(name) == collection.id.as_deref() && name == "sid");
        references::follow(self.store, fields, is_own, above, &mut known);
        known
    }

    fn id(&mut self, known: &Map<String, Value>, example: Option<&Value>) -> String {
        let collection = self.collection;
        let Some(property) = collection.id.as_deref().filter(|_| !collection.is_single) else {
            return String::new();
        };
        if let Some(id) = known.get(property).and_then(Value::as_str) {
            return id.to_owned();
        }
        let field = self.plan.description.field(&collection.model, property);
        if let Some(field) = field.filter(|field| matches!(field.ty.inner(), Type::Sid(_))) {
            return self.context.sid(&field.ty);
        }
        let shown = example.and_then(|example| example.get(property)?.as_str());
        match shown.filter(|shown| sid::is_sid(shown)) {
            Some(shown) => self.context.chance.sid(&shown[..2]),
            None => self.context.chance.hex(),
        }
    }

    fn substitution(
        &self,
        known: &Map<String, Value>,
        id: &str,
        example: Option<&Value>,
    ) -> Substitution {
        let mut substitution = Substitution::default();
        let Some(example) = example else {
            return substitution;
        };
        substitution.learn(example.get("account_sid"), self.context.account);
        for (name, value) in known {
            if let Some(value) = value.as_str() {
                substitution.learn(example.get(name), value);
            }
        }
        if let Some(property) = &self.collection.id {
            substitution.learn(example.get(property), id);
        }
        substitution
    }

    /// A property that neither the caller nor another record gives.
    fn unknown(
        &mut self,
        field: &Field,
        id: &str,
        given: &Map<String, Value>,
        example: Option<&Value>,
        substitution: &mut Substitution,
    ) -> Value {
        let name = field.name.as_str();
        if Some(name) == self.collection.id.as_deref() && !id.is_empty() {
            return id.into();
        }
        if let Some(value) = self.made_up(name, id).or_else(|| self.left_out(field)) {
            return value;
        }
        let Some(shown) = example.and_then(|example| example.get(name)) else {
            return self.context.field(field);
        };
        let value = substitution.apply(self.context.chance, shown);
        let value = match field.ty.inner() {
            Type::Json | Type::TypedJson(_) => self.named_below(value, given),
            _ => value,
        };
        self.with_right_prefix(field, value)
    }

    /// What a new record has, whatever the examples have.
    fn made_up(&mut self, name: &str, id: &str) -> Option<Value> {
        match name {
            "url" => {
                let server = &self.collection.server;
                return self.path(id).map(|path| format!("{server}{path}").into());
            }
            // Older products have the path alone.
            "uri" => return self.path(id).map(Value::from),
            _ => {}
        }
        if let Some(prefix) = self.plan.rules.made(name) {
            return Some(format!("{prefix}{}", self.context.chance.hex()).into());
        }
        self.collection.fresh.get(name).cloned()
    }

    /// What a property has that the caller could have given and did not, and a time.
    fn left_out(&self, field: &Field) -> Option<Value> {
        let name = field.name.as_str();
        if field.nullable && self.plan.rules.is_empty_at_first(name) {
            return Some(Value::Null);
        }
        let is_choice = self.collection.choices.contains(name);
        if *field.ty.inner() == Type::DateTime && (!is_choice || is_time_of_record(name)) {
            return Some(self.context.now.clone().into());
        }
        if !is_choice {
            return None;
        }
        if let Some(default) = &field.limits.default {
            return Some(default.clone());
        }
        match field.ty.inner() {
            Type::List(_) => Some(Value::Array(Vec::new())),
            Type::Map(_) => Some(Value::Object(Map::new())),
            // A flag or a word has some value, which follows the example.
            Type::Boolean | Type::Enum(_) | Type::Integer | Type::Integer32 | Type::Number => None,
            _ => field.nullable.then_some(Value::Null),
        }
    }

    /// Puts what the caller gives into the members of an example.
    fn named_below(&self, mut value: Value, given: &Map<String, Value>) -> Value {
        let fields = self.plan.description.fields(&self.collection.model);
        name_below(&mut value, &without_field(fields, given));
        value
    }

    /// Some examples have a SID of another kind than the document says.
    fn with_right_prefix(&mut self, field: &Field, value: Value) -> Value {
        let prefixes = self.plan.description.prefixes(&field.ty);
        let is_wrong = value
            .as_str()
            .is_some_and(|text| sid::check(prefixes, text).is_err());
        if matches!(field.ty.inner(), Type::Sid(_)) && is_wrong {
            return self.context.sid(&field.ty).into();
        }
        value
    }

    /// The path of the record.
    fn path(&self, id: &str) -> Option<String> {
        let collection = self.collection;
        let parameters = self.parameters.iter().map(String::as_str);
        match &collection.instance {
            Some(instance) => Some(instance.path(parameters.chain([id]))),
            None => collection
                .is_single
                .then(|| collection.path.path(parameters)),
        }
    }
}

/// Whether a property has the time at which the record was made or changed.
fn is_time_of_record(name: &str) -> bool {
    name.contains("created") || name.contains("updated")
}

/// Whether a property is about the record itself, so that no other record gives it.
fn is_own(name: &str) -> bool {
    matches!(name, "url" | "uri" | "links" | "account_sid" | "sid")
        || name.starts_with("date_")
        || name.ends_with("_date")
}
