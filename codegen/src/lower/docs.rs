//! Prose of the document in, documentation of an item out.

use crate::ir::Docs;

/// Documentation from one text: its first paragraph is the summary.
pub(super) fn from_text(text: Option<&str>, deprecated: bool) -> Docs {
    let text = text.unwrap_or_default().trim();
    let (summary, description) = text.split_once("\n\n").unwrap_or((text, ""));
    Docs {
        summary: summary.trim().to_owned(),
        description: description.trim().to_owned(),
        aliases: Vec::new(),
        deprecated,
    }
}

/// Documentation from a summary and a description; a description that only repeats the summary is dropped.
pub(super) fn from_pair(
    summary: Option<&str>,
    description: Option<&str>,
    deprecated: bool,
) -> Docs {
    let summary = summary.unwrap_or_default().trim();
    let description = description.unwrap_or_default().trim();
    if summary.is_empty() {
        return from_text(Some(description), deprecated);
    }
    let description = if description == summary {
        ""
    } else {
        description
    };
    Docs {
        summary: summary.to_owned(),
        description: description.to_owned(),
        aliases: Vec::new(),
        deprecated,
    }
}
