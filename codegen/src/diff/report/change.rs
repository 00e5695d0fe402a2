//! One change, as plain data.

use super::change_kind::ChangeKind;
use super::item_kind::ItemKind;
use super::verdict::Verdict;
use crate::diagnostic::printable;

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The item as a user of the crate writes it: `v1::FlexFlow.friendly_name`. Its old name if it was removed or renamed.
    pub rust: String,
    /// The same on the wire: `friendly_name`, `POST /v1/FlexFlows`.
    pub wire: String,
    /// What kind of thing it is.
    pub item: ItemKind,
    /// What happened to it.
    pub kind: ChangeKind,
    /// The same as a sentence, without a capital and a full stop.
    pub what: String,
    /// What it asks of the next version.
    pub verdict: Verdict,
    /// Why, from what the crate shows of the item.
    pub reason: &'static str,
    /// Whether code that compiles as before sends or reads something else.
    pub behaviour: bool,
    /// Whether something that was hidden is now shown: personal data in `Debug`, or the value of a header in a URL.
    pub exposes: bool,
}

impl Change {
    /// The change on one line, as the report has it: `v1::Pet.name: field removed`.
    #[must_use]
    pub fn line(&self) -> String {
        printable(&format!("{}: {}", self.rust, self.what))
    }
}
