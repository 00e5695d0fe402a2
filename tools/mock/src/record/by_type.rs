//! A type in, a value of it out: for what neither a caller nor an example gives.

use serde_json::{Map, Value, json};

use crate::chance::Chance;
use crate::description::{Description, Field, Kind, Type};

/// What the SID of an account begins with.
const ACCOUNT: &str = "AC";

/// How deep a made-up object may be.
const MOST_DEEP: usize = 8;

/// What values are made with.
pub(crate) struct Context<'a> {
    pub(crate) description: &'a Description,
    pub(crate) chance: &'a mut Chance,
    pub(crate) account: &'a str,
    pub(crate) now: String,
}

impl Context<'_> {
    /// A new SID of this type.
    pub(crate) fn sid(&mut self, ty: &Type) -> String {
        let prefix = self
            .description
            .prefixes(ty)
            .first()
            .map_or("XX", String::as_str);
        self.chance.sid(prefix)
    }

    /// A value for a field that nothing else gives.
    pub(super) fn field(&mut self, field: &Field) -> Value {
        match &field.limits.default {
            Some(default) => default.clone(),
            None if field.nullable
                && !matches!(field.ty.inner(), Type::Sid(_) | Type::DateTime) =>
            {
                Value::Null
            }
            None => self.value(&field.ty, 0),
        }
    }

    /// A value of a type.
    pub(super) fn value(&mut self, ty: &Type, depth: usize) -> Value {
        match ty {
            Type::String | Type::Bytes => json!(""),
            Type::Boolean => json!(false),
            Type::Integer | Type::Integer32 | Type::Number => json!(0),
            Type::DateTime => json!(self.now),
            Type::Date => json!(self.now.get(..10)),
            Type::Sid(_) if self.description.prefixes(ty) == [ACCOUNT] => json!(self.account),
            Type::Sid(_) => json!(self.sid(ty)),
            Type::Enum(_) => json!(self.description.values(ty).next()),
            Type::List(_) => json!([]),
            Type::Nullable(_) | Type::Outcomes(_) => Value::Null,
            Type::Model(_) if depth < MOST_DEEP => Value::Object(self.object(ty, depth)),
            Type::Model(_) | Type::Map(_) | Type::Json | Type::TypedJson(_) => json!({}),
            Type::Union(_) | Type::Newtype(_) => self.named(ty, depth),
        }
    }

    fn object(&mut self, ty: &Type, depth: usize) -> Map<String, Value> {
        let fields = self.description.fields(ty).iter();
        let required = fields.filter(|field| !field.optional && !field.nullable);
        required
            .map(|field| (field.name.clone(), self.value(&field.ty, depth + 1)))
            .collect()
    }

    fn named(&mut self, ty: &Type, depth: usize) -> Value {
        match self.description.named(ty).map(|named| &named.kind) {
            Some(Kind::Union { members }) if depth < MOST_DEEP => members
                .first()
                .map_or(Value::Null, |member| self.value(&member.ty, depth + 1)),
            Some(Kind::Newtype { ty }) => self.value(ty, depth + 1),
            _ => json!({}),
        }
    }
}
