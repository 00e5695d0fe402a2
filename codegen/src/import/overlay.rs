//! Documents and an overlay in, the actions of the overlay that do nothing in any of them out.

use crate::diagnostic::Diagnostics;
use crate::document::{self, Document, Source};

/// Warns about each action of an overlay that matches nothing in any of the documents, or changes nothing there.
///
/// # Errors
///
/// What is wrong with the overlay.
pub fn report_unused(sources: &[Source], overlay: &Source) -> Result<Diagnostics, Diagnostics> {
    let locate = |mut diagnostics: Diagnostics| {
        document::locate(&mut diagnostics, sources, Some(overlay));
        diagnostics
    };
    let actions = document::read_overlay(overlay).map_err(locate)?.actions;
    let (documents, _) = document::load(sources, Some(overlay));
    let mut unused = Diagnostics::default();
    // A document that the overlay makes unreadable may hold what an action is for; the generator says what is wrong.
    if documents.len() != sources.len() {
        return Ok(unused);
    }
    let any = |index: usize, counts: fn(&Document) -> &[usize]| {
        let mut counts = documents.iter().filter_map(|each| counts(each).get(index));
        counts.any(|count| *count > 0)
    };
    for (index, action) in actions.iter().enumerate() {
        let (key, what, way_out) = if !any(index, |document| &document.matches) {
            ("target", "matches nothing", ", or fix its target")
        } else if !any(index, |document| &document.changes) {
            ("update", "changes nothing", "")
        } else {
            continue;
        };
        unused.warning(
            &overlay.name,
            &format!("/actions/{index}/{key}"),
            format!("`{}` {what} any longer", action.target),
            format!(
                "remove the action{way_out}; its reason was: {}",
                action.description
            ),
        );
    }
    Ok(locate(unused))
}
