//! Prose.

use serde::Serialize;

use crate::ir;

/// The documentation of an item.
#[derive(Serialize)]
pub(super) struct Docs<'a> {
    #[serde(skip_serializing_if = "str::is_empty")]
    summary: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    description: &'a str,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    aliases: &'a [String],
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    deprecated: bool,
}

impl<'a> Docs<'a> {
    pub(super) fn new(docs: &'a ir::Docs) -> Self {
        let ir::Docs {
            summary,
            description,
            aliases,
            deprecated,
        } = docs;
        Self {
            summary,
            description,
            aliases,
            deprecated: *deprecated,
        }
    }
}
