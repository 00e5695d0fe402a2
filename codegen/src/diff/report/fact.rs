//! A fact of the documents, as plain data.

/// A fact of the documents that changed without any difference to the crate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// The new document.
    pub file: String,
    /// The JSON pointer to the fact: into the new document, or into the old one if the fact was removed.
    pub pointer: String,
    /// What happened: `201 -> 200`, `new` or `gone`.
    pub what: String,
}
