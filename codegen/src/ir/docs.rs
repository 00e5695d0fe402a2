//! Prose that travels from the document into the documentation of the crate.

/// Documentation of one item, as Markdown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Docs {
    /// The first line; empty when the document has none.
    pub summary: String,
    /// Everything after the first line; empty when there is nothing more to say.
    pub description: String,
    /// Names under which a reader may search for the item (`#[doc(alias)]`).
    pub aliases: Vec<String>,
    /// Whether the document marks the item as deprecated.
    pub deprecated: bool,
}
