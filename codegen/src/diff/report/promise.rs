//! A change of what the service demands or promises, as plain data.

use super::fact::Fact;

/// What a change of the contract means to those who keep to the old one, from the least to the most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Burden {
    /// Whoever keeps to the old contract keeps to the new one.
    Harmless,
    /// Some of what was right may be wrong now.
    Risky,
    /// Some of what was right is wrong now.
    Breaking,
}

impl Burden {
    /// All of them, the most serious first.
    pub const ALL: [Self; 3] = [Self::Breaking, Self::Risky, Self::Harmless];

    /// `breaking`, `risky` or `harmless`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Harmless => "harmless",
            Self::Risky => "risky",
            Self::Breaking => "breaking",
        }
    }
}

/// A limit, a default, a status or whatever else the crate does not check, which the documents changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promise {
    /// What it means.
    pub burden: Burden,
    /// The items that it is about: `v1::CreatePet`.
    pub rust: String,
    /// What happened: ``request, `Color`: maxLength 20 -> 9``.
    pub what: String,
    /// The new document.
    pub file: String,
    /// The JSON pointer to the fact: into the new document, or into the old one if the fact was removed.
    pub pointer: String,
}

impl Promise {
    /// The promise at the place of a fact.
    pub(in crate::diff) fn at(self, fact: Fact) -> Self {
        let Fact { file, pointer, .. } = fact;
        Self {
            file,
            pointer,
            ..self
        }
    }
}
