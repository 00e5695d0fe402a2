//! Objects that travel as JSON.

use super::{Constraints, Docs, Name, Type};

/// A JSON object with named fields.
#[derive(Debug, Clone, PartialEq)]
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
#[derive(Debug, Clone, PartialEq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own about the field"
)]
pub struct Field {
    /// The JSON key and the field name.
    pub name: Name,
    /// What it holds.
    pub ty: Type,
    /// Whether it may be missing or null. A list or map never is: it reads as empty.
    pub optional: bool,
    /// Whether it may be null.
    pub nullable: bool,
    /// Whether it stands behind a box, because the model contains itself here.
    pub boxed: bool,
    /// Whether it is personal data, which `Debug` must not show.
    pub pii: bool,
    /// Whether only one side writes it.
    pub direction: Direction,
    /// What it means.
    pub docs: Docs,
    /// What else the document specifies for its value.
    pub constraints: Box<Constraints>,
}

/// Who writes a field.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Direction {
    /// The caller and the service.
    #[default]
    Both,
    /// The service alone (`readOnly`).
    FromService,
    /// The caller alone (`writeOnly`).
    FromCaller,
}
