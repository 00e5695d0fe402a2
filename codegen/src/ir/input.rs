//! What a caller gives to an operation.

use super::{Docs, Name, Type};

/// Where an input travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Location {
    /// In the URL's query.
    Query,
    /// As a header.
    Header,
    /// As a field of a form body.
    Form,
    /// As the whole JSON body.
    Body,
}

/// One input of an operation. Path parameters are bound by the handles and are not inputs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    /// The name on the wire and of the setter.
    pub name: Name,
    /// Where it travels.
    pub location: Location,
    /// What it holds; a [`Type::List`] is sent as a repeated key.
    pub ty: Type,
    /// Whether the call cannot be made without it.
    pub required: bool,
    /// Whether it is personal data.
    pub pii: bool,
    /// What it means.
    pub docs: Docs,
}
