//! Enums that may grow.

use super::{Docs, Name};

/// A set of known text values; the service may send others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenEnum {
    /// Where the document defines it, and its Rust name.
    pub name: Name,
    /// What it says.
    pub docs: Docs,
    /// The known values, in the document's order.
    pub variants: Vec<Variant>,
}

/// One known value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variant {
    /// The value and its variant name.
    pub name: Name,
    /// What the value does.
    pub docs: Docs,
}
