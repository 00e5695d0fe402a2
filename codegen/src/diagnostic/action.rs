//! The help of a diagnostic in, the overlay action that it holds out, ready to be pasted.

use std::fmt;

use serde_json::Value;

/// An overlay action that does away with what a diagnostic is about.
///
/// Printed, it is one line of YAML that belongs below `actions:` of an overlay; only its description is still to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SuggestedAction {
    /// The JSONPath of what is changed.
    pub target: String,
    /// `update: { .. }` or `remove: true`, in YAML.
    pub change: String,
}

/// What stands in a help before the target of an action.
const TARGET: &str = ": target: ";

impl SuggestedAction {
    /// Splits a help such as `name it with an overlay action: target: $.info, update: { x-rust-name: a }` into its sentence and
    /// its action. A help that holds none stays as it is.
    pub(super) fn split_off(help: String) -> (String, Option<Self>) {
        let Some((sentence, rest)) = help.split_once(TARGET) else {
            return (help, None);
        };
        let removal = rest.split_once(", remove: true").map(|(target, after)| {
            let sentence = format!("{sentence}{after}");
            (sentence, Self::new(target, "remove: true"))
        });
        let update = rest
            .match_indices(", update: ")
            .map(|(index, _)| {
                let change = &rest[index + ", ".len()..];
                (sentence.to_owned(), Self::new(&rest[..index], change))
            })
            .find(|(_, action)| action.to_json().is_some());
        match update.or(removal) {
            Some((sentence, action)) if action.to_json().is_some() => (sentence, Some(action)),
            _ => (help, None),
        }
    }

    /// An action from its target and what it does.
    pub(crate) fn new(target: &str, change: &str) -> Self {
        Self {
            target: target.to_owned(),
            change: change.to_owned(),
        }
    }

    /// The action as it would stand in an overlay, as JSON; nothing where it is not well-formed.
    pub(super) fn to_json(&self) -> Option<Value> {
        let list: Value = serde_yaml::from_str(&self.to_string()).ok()?;
        list.get(0).filter(|action| action.is_object()).cloned()
    }
}

impl fmt::Display for SuggestedAction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let target = self.target.replace('\\', "\\\\").replace('"', "\\\"");
        let change = &self.change;
        write!(
            f,
            "- {{ target: \"{target}\", description: say why, {change} }}"
        )
    }
}
