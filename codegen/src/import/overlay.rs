//! Documents and an overlay in, the actions of the overlay that do nothing in any of them out.

use crate::diagnostic::Diagnostics;
use crate::document::{self, Source};

/// Warns about each action of an overlay that matches nothing in any of the documents.
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
    for (index, action) in actions.iter().enumerate() {
        let matches = documents
            .iter()
            .filter_map(|document| document.matches.get(index));
        if matches.sum::<usize>() == 0 {
            unused.warning(
                &overlay.name,
                &format!("/actions/{index}/target"),
                format!("`{}` matches nothing any more", action.target),
                format!(
                    "remove the action, or mend its target; its reason was: {}",
                    action.description
                ),
            );
        }
    }
    Ok(locate(unused))
}
