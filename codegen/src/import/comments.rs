//! The text of a document in, the comments that an import keeps and those that it loses out.

use serde_json::Value;

use super::yaml;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::document::Source;

/// The lines of comment at the beginning: they stay.
pub(super) fn head(source: &Source) -> String {
    let text = source.lossy_text();
    let lines = text.lines().take_while(|line| line.starts_with('#'));
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// Warns about the comments that the new text does not have.
pub(super) fn report(source: &Source, tree: &Value, diagnostics: &mut Diagnostics) {
    let text = source.lossy_text();
    let kept = yaml::write(tree);
    let body = text
        .lines()
        .enumerate()
        .skip_while(|(_, line)| line.starts_with('#'));
    for (index, line) in body {
        // A line of a text may look like a comment; then it is in the new text as well.
        if !line.trim_start().starts_with('#') || kept.lines().any(|kept| kept == line) {
            continue;
        }
        let mut diagnostic = Diagnostic::at(
            &source.name,
            Some((index + 1, 1)),
            "this comment will be lost",
            "only the comment at the beginning is kept: move it to README.md or to the overlay",
        );
        diagnostic.severity = Severity::Warning;
        diagnostics.push(diagnostic);
    }
}
