//! What a caller gives to an operation.

use super::{Constraints, Docs, Name, Type};

/// Where an input travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Location {
    /// In the URL's query.
    Query,
    /// As a header.
    Header,
    /// As a field of a form body.
    Form,
    /// As a part of a multipart body.
    Part,
    /// As the whole body.
    Body,
}

/// How a list or an object is written where there is room for text only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// A list repeats its name, an object is its JSON.
    Plain,
    /// The items are joined by commas; an object alternates keys and values.
    Comma,
    /// The items are joined by spaces.
    Space,
    /// The items are joined by `|`.
    Pipe,
    /// An object has a pair for each property, `name[key]=value`.
    Deep,
    /// An object has a pair for each property, `key=value`.
    Properties,
    /// JSON, texts in quotes included.
    Json,
    /// An object has a pair for each leaf, `name.key.key=value`.
    Collapsible,
}

/// One input of an operation. Path parameters are bound by the handles and are not inputs.
#[derive(Debug, Clone, PartialEq)]
pub struct Input {
    /// The name on the wire and of the setter.
    pub name: Name,
    /// Where it travels.
    pub location: Location,
    /// How a list or an object is written.
    pub style: Style,
    /// What it holds.
    pub ty: Type,
    /// Whether the call cannot be made without it.
    pub required: bool,
    /// Whether it is personal data.
    pub pii: bool,
    /// What it means.
    pub docs: Docs,
    /// What else the document specifies for its value.
    pub constraints: Box<Constraints>,
}
