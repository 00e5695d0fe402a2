//! Two APIs in, which of their type names mean the same type out.
//!
//! A renamed type is one change. What has that type is not another.

use std::collections::BTreeMap;

use super::apis::Apis;
use super::pairing::{self, Pair, Placed};
use crate::ir::{Content, Field, Input, Name, Response, Type, TypeName};

/// The old names of types by which the new API knows them under other names.
#[derive(Debug, Default)]
pub(super) struct Renames {
    types: BTreeMap<TypeName, TypeName>,
    sids: BTreeMap<String, String>,
    handles: BTreeMap<TypeName, TypeName>,
}

impl Renames {
    pub(super) fn find(apis: Apis<'_>) -> Self {
        let mut renames = Self::default();
        renames.add_types(pairing::models(apis), |model| &model.name);
        renames.add_types(pairing::enums(apis), |item| &item.name);
        renames.add_types(pairing::unions(apis), |union| &union.name);
        renames.add_types(pairing::newtypes(apis), |newtype| &newtype.name);
        renames.add_types(pairing::outcomes(apis), |outcomes| &outcomes.name);
        for pair in pairing::sids(apis) {
            if let Pair::Both(old, new) = pair {
                renames.sids.insert(old.rust.clone(), new.rust.clone());
            }
        }
        for pair in pairing::handles(apis) {
            if let Pair::Both(old, new) = pair {
                renames.handles.insert(
                    type_name(old.module, &old.accessor.handle),
                    type_name(new.module, &new.accessor.handle),
                );
            }
        }
        renames
    }

    fn add_types<T>(&mut self, pairs: Vec<Pair<Placed<'_, T>>>, name: fn(&T) -> &Name) {
        for pair in pairs {
            if let Pair::Both((module, old), (_, new)) = pair {
                let [old, new] = [old, new].map(|item| type_name(module, &name(item).rust));
                self.types.insert(old, new);
            }
        }
    }

    /// The new name of a handle of the old API.
    pub(super) fn handle<'n>(&'n self, module: &str, old: &'n str) -> &'n str {
        self.handles
            .get(&type_name(module, old))
            .map_or(old, |new| new.rust.as_str())
    }

    fn named(&self, old: &TypeName) -> TypeName {
        self.types.get(old).unwrap_or(old).clone()
    }

    /// A type of the old API in the names of the new one.
    pub(super) fn ty(&self, old: &Type) -> Type {
        let named = |name: &TypeName| self.named(name);
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
            Response::ByStatus(name) => Response::ByStatus(self.named(name)),
            Response::Empty | Response::Text | Response::Bytes | Response::Location => old.clone(),
        }
    }

    pub(super) fn content(&self, old: &Content) -> Content {
        match old {
            Content::Json(ty) => Content::Json(self.ty(ty)),
            Content::Empty | Content::Text | Content::Bytes | Content::Location => old.clone(),
        }
    }
}

fn type_name(module: &str, rust: &str) -> TypeName {
    TypeName {
        module: module.to_owned(),
        rust: rust.to_owned(),
    }
}
