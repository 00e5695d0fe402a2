//! SID types: one per prefix, shared by every resource and version.

use super::Docs;

/// The type of a SID.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SidType {
    /// The Rust name, `FlexFlowSid`.
    pub rust: String,
    /// The prefixes it may begin with, `["FO"]`; empty for any two letters.
    pub prefixes: Vec<String>,
    /// What it identifies.
    pub docs: Docs,
}
