//! One side of a comparison: documents and an overlay in, the API that they describe out.

use crate::diagnostic::Diagnostics;
use crate::document::{self, Document, Source};
use crate::ir::Api;
use crate::lower;
use crate::schema::Reads;

/// One side of a comparison.
#[derive(Debug)]
pub struct Side {
    /// The API that the documents describe.
    pub api: Api,
    /// The targets of the overlay's actions that match nothing in the documents.
    pub unmatched: Vec<String>,
    pub(super) documents: Vec<Document>,
    /// What was read of the documents, and for which items.
    pub(super) reads: Reads,
}

impl Side {
    /// Reads the documents and lowers them.
    ///
    /// An action of the overlay that matches nothing is skipped: one of the documents may be older than the overlay, or only a part of
    /// those that the overlay is for.
    ///
    /// # Errors
    ///
    /// Everything else that is wrong with the documents.
    pub fn read(sources: &[Source], overlay: Option<&Source>) -> Result<Self, Diagnostics> {
        let (documents, mut diagnostics) = document::load_with_any_overlay(sources, overlay);
        let unmatched = if diagnostics.has_errors() {
            Vec::new()
        } else {
            unmatched(&documents, overlay)
        };
        let reads = Reads::default();
        let api = lower::lower_noting(&documents, &mut diagnostics, Some(&reads));
        if diagnostics.has_errors() {
            document::locate(&mut diagnostics, sources, overlay);
            return Err(diagnostics);
        }
        Ok(Self {
            api,
            unmatched,
            documents,
            reads,
        })
    }
}

fn unmatched(documents: &[Document], overlay: Option<&Source>) -> Vec<String> {
    let Some(Ok(overlay)) = overlay.map(document::read_overlay) else {
        return Vec::new();
    };
    let is_matched = |index: usize| {
        let counts = documents.iter().map(|document| document.matches.get(index));
        counts.flatten().any(|count| *count > 0)
    };
    let actions = overlay.actions.into_iter().enumerate();
    let unmatched = actions.filter(|(index, _)| !is_matched(*index));
    unmatched.map(|(_, action)| action.target).collect()
}
