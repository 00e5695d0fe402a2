//! Two APIs in, which of their type names mean the same type out.
//!
//! A renamed type is one change. What has that type is not another.

use std::collections::BTreeMap;

use super::context::Cx;
use super::pairs::Pair;
use super::{enums, models, places, sids};
use crate::ir::{Field, Input, Response, Type, TypeName};

/// The old names of types by which the new API knows them under other names.
#[derive(Debug, Default)]
pub(super) struct Renames {
    types: BTreeMap<TypeName, TypeName>,
    sids: BTreeMap<String, String>,
    handles: BTreeMap<TypeName, TypeName>,
}

impl Renames {
    pub(super) fn find(cx: &Cx<'_>) -> Self {
        let mut renames = Self::default();
        let name = |module: &str, rust: &str| TypeName {
            module: module.to_owned(),
            rust: rust.to_owned(),
        };
        for pair in models::pairs(cx) {
            if let Pair::Both((module, old), (_, new)) = pair {
                renames
                    .types
                    .insert(name(module, &old.name.rust), name(module, &new.name.rust));
            }
        }
        for pair in enums::pairs(cx) {
            if let Pair::Both((module, old), (_, new)) = pair {
                renames
                    .types
                    .insert(name(module, &old.name.rust), name(module, &new.name.rust));
            }
        }
        for pair in sids::pairs(cx) {
            if let Pair::Both(old, new) = pair {
                renames.sids.insert(old.rust.clone(), new.rust.clone());
            }
        }
        for pair in places::pairs(cx) {
            if let Pair::Both(old, new) = pair {
                renames.handles.insert(
                    name(old.module, &old.accessor.handle),
                    name(new.module, &new.accessor.handle),
                );
            }
        }
        renames
    }

    /// The new name of a handle of the old API.
    pub(super) fn handle<'n>(&'n self, module: &str, old: &'n str) -> &'n str {
        let name = TypeName {
            module: module.to_owned(),
            rust: old.to_owned(),
        };
        self.handles.get(&name).map_or(old, |new| new.rust.as_str())
    }

    /// A type of the old API in the names of the new one.
    pub(super) fn ty(&self, old: &Type) -> Type {
        let named = |name: &TypeName| self.types.get(name).unwrap_or(name).clone();
        let inner = |inner: &Type| Box::new(self.ty(inner));
        match old {
            Type::Sid(name) => Type::Sid(self.sids.get(name).unwrap_or(name).clone()),
            Type::Enum(name) => Type::Enum(named(name)),
            Type::Model(name) => Type::Model(named(name)),
            Type::Union(name) => Type::Union(named(name)),
            Type::Newtype(name) => Type::Newtype(named(name)),
            Type::TypedJson(name) => Type::TypedJson(named(name)),
            Type::List(item) => Type::List(inner(item)),
            Type::Map(value) => Type::Map(inner(value)),
            Type::Nullable(value) => Type::Nullable(inner(value)),
            Type::String
            | Type::Boolean
            | Type::Integer32
            | Type::Integer
            | Type::Number
            | Type::DateTime
            | Type::Date
            | Type::Bytes
            | Type::Json => old.clone(),
        }
    }

    pub(super) fn field(&self, old: &Field) -> Field {
        Field {
            ty: self.ty(&old.ty),
            ..old.clone()
        }
    }

    pub(super) fn input(&self, old: &Input) -> Input {
        Input {
            ty: self.ty(&old.ty),
            ..old.clone()
        }
    }

    pub(super) fn response(&self, old: &Response) -> Response {
        match old {
            Response::One(ty) => Response::One(self.ty(ty)),
            Response::Optional(ty) => Response::Optional(self.ty(ty)),
            Response::Page { item, key } => Response::Page {
                item: self.ty(item),
                key: key.clone(),
            },
            Response::Empty
            | Response::Text
            | Response::Bytes
            | Response::Location
            | Response::ByStatus(_) => old.clone(),
        }
    }
}
