//! What a successful call returns.

use super::{Docs, Name, Type, TypeName};

/// What a successful call returns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Response {
    /// Nothing: the status is the whole answer.
    Empty,
    /// A JSON value.
    One(Type),
    /// A JSON value, or nothing where the service answers without a body.
    Optional(Type),
    /// A page of records.
    Page {
        /// The type of a record.
        item: Type,
        /// The key of the array that holds the records.
        key: String,
    },
    /// Text that is not JSON.
    Text,
    /// Bytes of any kind.
    Bytes,
    /// A documented redirect: the URL of its `Location` header.
    Location,
    /// One of several [`Outcomes`], by the status of the response.
    ByStatus(TypeName),
}

/// The successful outcomes of an operation whose content depends on the status.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcomes {
    /// The operation (wire) and the Rust name of the enum.
    pub name: Name,
    /// What it is for.
    pub docs: Docs,
    /// Its outcomes, exact statuses before ranges.
    pub outcomes: Vec<Outcome>,
}

/// One successful outcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The status as the document writes it (`202`, `2XX`) and the name of the variant.
    pub name: Name,
    /// What it means.
    pub docs: Docs,
    /// The first status that belongs to it.
    pub first_status: u16,
    /// The last status that belongs to it.
    pub last_status: u16,
    /// What the response holds.
    pub content: Content,
}

/// What one response holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Nothing.
    Empty,
    /// A JSON value.
    Json(Type),
    /// Text that is not JSON.
    Text,
    /// Bytes of any kind.
    Bytes,
    /// The URL of a redirect.
    Location,
}
