//! Objects that travel as JSON.

use super::{Docs, Name, Type};

/// A JSON object with named fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Model {
    /// Where the document defines it, and its Rust name.
    pub name: Name,
    /// What it says.
    pub docs: Docs,
    /// Whether a caller may want to make one: it occurs in an input.
    pub is_input: bool,
    /// Its fields, in the document's order.
    pub fields: Vec<Field>,
}

/// One field of a [`Model`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// The JSON key and the field name.
    pub name: Name,
    /// What it holds.
    pub ty: Type,
    /// Whether it may be missing or null. A list or map never is: it reads as empty.
    pub optional: bool,
    /// Whether it stands behind a box, because the model contains itself here.
    pub boxed: bool,
    /// Whether it is personal data, which `Debug` must not show.
    pub pii: bool,
    /// What it means.
    pub docs: Docs,
}
