//! Lists and maps that contain themselves.

use super::{Docs, Name, Type};

/// A list or map that contains itself, and therefore needs a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Newtype {
    /// Where the document defines it, and its Rust name.
    pub name: Name,
    /// What it is for.
    pub docs: Docs,
    /// The list or map that it wraps.
    pub ty: Type,
}
