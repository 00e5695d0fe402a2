//! The tree of handles that follows the tree of path segments.

use serde_json::Value;

use super::{Docs, Name, Type};

/// A parameter of a path segment that an accessor binds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binding {
    /// The parameter in the path template and the argument's name.
    pub name: Name,
    /// What it holds: text, a SID, an enum, a number, a boolean or a date, or a list of these, which is joined by commas.
    pub ty: Type,
    /// What it identifies.
    pub docs: Docs,
    /// A value that the document gives as an example.
    pub example: Option<Value>,
}

/// A method of a handle that leads to another handle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accessor {
    /// The path segment and the method's name.
    pub name: Name,
    /// What the method binds: the parameters of the segment, in its order.
    pub bindings: Vec<Binding>,
    /// The type of the handle it gives.
    pub handle: String,
    /// What the handle is for.
    pub docs: Docs,
}

/// One place in the tree of paths.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handle {
    /// The name of its type.
    pub rust: String,
    /// The path template up to here.
    pub path: String,
    /// What it is for.
    pub docs: Docs,
    /// The handles below it.
    pub accessors: Vec<Accessor>,
    /// The operations at this very path: indices into [`Resource::operations`](super::Resource).
    pub operations: Vec<usize>,
}
