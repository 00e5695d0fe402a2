//! Types where they are used.

use serde::Serialize;

use crate::ir::{Type, TypeName};

/// A type: a word, or an object that names it or what it is made of.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum TypeReference<'a> {
    String,
    Boolean,
    Integer32,
    Integer,
    Number,
    DateTime,
    Date,
    Bytes,
    Json,
    Sid(&'a str),
    Enum(String),
    Model(String),
    Union(String),
    Newtype(String),
    Outcomes(String),
    TypedJson(String),
    List(Box<Self>),
    Map(Box<Self>),
    Nullable(Box<Self>),
}

impl<'a> TypeReference<'a> {
    pub(super) fn new(ty: &'a Type) -> Self {
        match ty {
            Type::String => Self::String,
            Type::Boolean => Self::Boolean,
            Type::Integer32 => Self::Integer32,
            Type::Integer => Self::Integer,
            Type::Number => Self::Number,
            Type::DateTime => Self::DateTime,
            Type::Date => Self::Date,
            Type::Bytes => Self::Bytes,
            Type::Json => Self::Json,
            Type::Sid(name) => Self::Sid(name),
            Type::Enum(name) => Self::Enum(id_of(name)),
            Type::Model(name) => Self::Model(id_of(name)),
            Type::Union(name) => Self::Union(id_of(name)),
            Type::Newtype(name) => Self::Newtype(id_of(name)),
            Type::TypedJson(name) => Self::TypedJson(id_of(name)),
            Type::List(item) => Self::List(Box::new(Self::new(item))),
            Type::Map(item) => Self::Map(Box::new(Self::new(item))),
            Type::Nullable(inner) => Self::Nullable(Box::new(Self::new(inner))),
        }
    }
}

/// What a type is known by: its path in the crate.
pub(super) fn id(module: &str, rust: &str) -> String {
    format!("{module}::{rust}")
}

/// The same for a reference.
pub(super) fn id_of(name: &TypeName) -> String {
    id(&name.module, &name.rust)
}
