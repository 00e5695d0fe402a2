//! How to fix what a diagnostic is about: a sentence, and the overlay actions that do it, if any.

use super::action::SuggestedAction;

/// A suggested fix.
///
/// A sentence alone is made `from` a text.
///
/// # Examples
///
/// ```
/// use codegen::diagnostic::Help;
///
/// let help = Help::new("give both a name")
///     .update("$.info", "x-rust-name: One")
///     .update("$.tags[0]", "x-rust-name: Other");
/// assert_eq!(help.actions().len(), 2);
/// assert_eq!(help.actions()[0].change, "update: { x-rust-name: One }");
/// assert!(Help::from("correct the reference").actions().is_empty());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Help {
    pub(super) sentence: String,
    pub(super) actions: Vec<SuggestedAction>,
}

impl Help {
    /// A sentence without an action.
    #[must_use]
    pub fn new(sentence: impl Into<String>) -> Self {
        Self {
            sentence: sentence.into(),
            actions: Vec::new(),
        }
    }

    /// Adds the action that merges the keys in `change`, written as in YAML within braces, into what the JSONPath selects.
    #[must_use]
    pub fn update(self, target: impl Into<String>, change: impl AsRef<str>) -> Self {
        self.with(SuggestedAction::update(target, change.as_ref()))
    }

    /// Adds the action that removes what the JSONPath selects.
    #[must_use]
    pub fn remove(self, target: impl Into<String>) -> Self {
        self.with(SuggestedAction::remove(target))
    }

    /// The overlay actions that fix it together.
    #[must_use]
    pub fn actions(&self) -> &[SuggestedAction] {
        &self.actions
    }

    /// Without actions, for a tree that no overlay is applied to.
    pub(crate) fn without_action(self) -> Self {
        Self::new(self.sentence)
    }

    fn with(mut self, action: SuggestedAction) -> Self {
        self.actions.push(action);
        self
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
