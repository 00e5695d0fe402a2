//! Values of one of several types.

use super::{Docs, Name, Type};

/// A JSON value that is one of several types (`oneOf`, `anyOf`). What fits none of them keeps its JSON.
#[derive(Debug, Clone, PartialEq)]
pub struct Union {
    /// Where the document defines it, and its Rust name.
    pub name: Name,
    /// What it is for.
    pub docs: Docs,
    /// Whether a caller may want to make one: it occurs in an input.
    pub is_input: bool,
    /// The property whose text decides between the members, if the document names one (`discriminator`).
    pub tag: Option<String>,
    /// Its members, in the document's order.
    pub members: Vec<Member>,
}

/// One of the types of a [`Union`].
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// The schema's name in the document and the name of the variant.
    pub name: Name,
    /// What it means.
    pub docs: Docs,
    /// What the variant holds.
    pub ty: Type,
    /// Which values belong to it.
    pub rule: Rule,
}

/// Which JSON values belong to a [`Member`].
#[derive(Debug, Clone, PartialEq)]
pub enum Rule {
    /// Objects whose tag has one of these texts.
    Tag(Vec<String>),
    /// Objects that have all of these properties, with these values where the document fixes one.
    Object {
        /// The properties that are always there.
        required: Vec<String>,
        /// The properties with a fixed value; one of several where there are several entries of that name.
        constants: Vec<(String, Vec<serde_json::Value>)>,
    },
    /// Values of the JSON type of the member: a text, a number, a boolean, a list or any object.
    JsonType,
}
