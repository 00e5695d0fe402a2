//! Types that have a name.

use serde::Deserialize;

use super::{Limits, Type};

/// A type with a name.
#[derive(Deserialize)]
pub(crate) struct NamedType {
    pub(crate) id: String,
    #[serde(flatten)]
    pub(crate) kind: Kind,
}

/// What it is.
#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Kind {
    Model {
        fields: Vec<Field>,
    },
    Enum {
        values: Vec<EnumValue>,
    },
    Union {
        members: Vec<Member>,
    },
    Newtype {
        #[serde(rename = "type")]
        ty: Type,
    },
    Outcomes {
        outcomes: Vec<Outcome>,
    },
}

/// A field of a model.
#[derive(Deserialize)]
pub(crate) struct Field {
    pub(crate) name: String,
    #[serde(rename = "type")]
    pub(crate) ty: Type,
    #[serde(default)]
    pub(crate) optional: bool,
    #[serde(default)]
    pub(crate) nullable: bool,
    #[serde(flatten)]
    pub(crate) limits: Limits,
}

/// A value of an enum.
#[derive(Deserialize)]
pub(crate) struct EnumValue {
    pub(crate) value: String,
}

/// One of the types of a union.
#[derive(Deserialize)]
pub(crate) struct Member {
    #[serde(rename = "type")]
    pub(crate) ty: Type,
}

/// One of several successes.
#[derive(Deserialize)]
pub(crate) struct Outcome {
    pub(crate) content: Content,
}

/// What one success holds.
#[derive(Clone, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Content {
    Empty,
    Json {
        #[serde(rename = "type")]
        ty: Type,
    },
    Text,
    Bytes,
    Location,
}
