//! Types where they are used.

use serde::Deserialize;

/// A type: a word, or what it names or is made of.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Type {
    String,
    Boolean,
    Integer32,
    Integer,
    Number,
    DateTime,
    Date,
    Bytes,
    Json,
    Sid(String),
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

impl Type {
    /// The type without the mark that it may be null.
    pub(crate) fn inner(&self) -> &Self {
        match self {
            Self::Nullable(inner) => inner.inner(),
            other => other,
        }
    }

    /// What a type with a name is known by.
    pub(super) fn id(&self) -> Option<&str> {
        match self {
            Self::Enum(id)
            | Self::Model(id)
            | Self::Union(id)
            | Self::Newtype(id)
            | Self::Outcomes(id)
            | Self::TypedJson(id) => Some(id),
            _ => None,
        }
    }
}
