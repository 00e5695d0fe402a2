//! How to mend what a diagnostic is about: a sentence, and the overlay action that does it where there is one.

use super::SuggestedAction;

/// A way out.
///
/// A sentence alone is made `from` a text.
///
/// # Examples
///
/// ```
/// use codegen::diagnostic::Help;
///
/// let help = Help::new("name it with an overlay action").update("$.info", "x-rust-name: Other");
/// assert_eq!(help.action().unwrap().change, "update: { x-rust-name: Other }");
/// assert_eq!(Help::from("correct the reference").action(), None);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Help {
    pub(super) sentence: String,
    pub(super) action: Option<SuggestedAction>,
}

impl Help {
    /// A sentence without an action.
    #[must_use]
    pub fn new(sentence: impl Into<String>) -> Self {
        Self {
            sentence: sentence.into(),
            action: None,
        }
    }

    /// With the action that merges the keys in `change`, written as YAML has them within braces, into what the JSONPath selects.
    #[must_use]
    pub fn update(self, target: impl Into<String>, change: impl AsRef<str>) -> Self {
        self.with(SuggestedAction {
            target: target.into(),
            change: format!("update: {{ {} }}", change.as_ref()),
        })
    }

    /// With the action that removes what the JSONPath selects.
    #[must_use]
    pub fn remove(self, target: impl Into<String>) -> Self {
        self.with(SuggestedAction {
            target: target.into(),
            change: "remove: true".to_owned(),
        })
    }

    /// The overlay action, where one can be given.
    #[must_use]
    pub fn action(&self) -> Option<&SuggestedAction> {
        self.action.as_ref()
    }

    /// Without the action, for a tree that no overlay is applied to.
    pub(crate) fn without_action(self) -> Self {
        Self {
            action: None,
            ..self
        }
    }

    fn with(self, action: SuggestedAction) -> Self {
        Self {
            action: Some(action),
            ..self
        }
    }
}

impl From<&str> for Help {
    fn from(sentence: &str) -> Self {
        Self::new(sentence)
    }
}

impl From<String> for Help {
    fn from(sentence: String) -> Self {
        Self::new(sentence)
    }
}
