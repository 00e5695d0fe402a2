//! An overlay action in, the line to paste into an overlay out.

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

impl SuggestedAction {
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
