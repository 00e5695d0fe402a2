//! A name on the wire and in Rust.

/// One name in both worlds, so that neither has to be guessed from the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The text as the document spells it.
    pub wire: String,
    /// The Rust identifier, already in the case of its role and never a keyword.
    pub rust: String,
}

impl Name {
    /// A name whose Rust identifier is settled later, together with those around it.
    pub(crate) fn unsettled(wire: impl Into<String>) -> Self {
        Self {
            wire: wire.into(),
            rust: String::new(),
        }
    }
}
