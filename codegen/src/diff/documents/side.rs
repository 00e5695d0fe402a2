//! One side of a comparison: documents and an overlay in, the API that they describe out.

use crate::diagnostic::Diagnostics;
use crate::document::{self, Document, Source};
use crate::ir::Api;
use crate::{Lowered, lower};

/// One side of a comparison.
#[derive(Debug)]
pub struct Side {
    /// The API that the documents describe.
    pub api: Api,
    /// The targets of the overlay's actions that match nothing in the documents.
    pub unmatched: Vec<String>,
    pub(super) sources: Vec<Source>,
    pub(super) overlay: Option<Source>,
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
    pub fn read(sources: Vec<Source>, overlay: Option<Source>) -> Result<Self, Diagnostics> {
        let (lowered, unmatched) = read(&sources, overlay.as_ref());
        if lowered.diagnostics.has_errors() {
            return Err(lowered.diagnostics);
        }
        Ok(Self {
            api: lowered.api,
            unmatched,
            sources: document::with_sentences(sources),
            overlay,
        })
    }
}

/// The API, with the targets that match nothing.
pub(super) fn read(sources: &[Source], overlay: Option<&Source>) -> (Lowered, Vec<String>) {
    let (documents, mut diagnostics) = document::load_with_any_overlay(sources, overlay);
    let mut unmatched = Vec::new();
    if let Some(Ok(overlay)) = overlay.map(document::read_overlay)
        && !diagnostics.has_errors()
    {
        for (index, action) in overlay.actions.iter().enumerate() {
            if !documents.iter().any(|document| is_matched(document, index)) {
                unmatched.push(action.target.clone());
            }
        }
    }
    let api = if documents.is_empty() {
        Api::default()
    } else {
        lower::lower(&documents, &mut diagnostics)
    };
    document::locate(&mut diagnostics, sources, overlay);
    (Lowered { api, diagnostics }, unmatched)
}

fn is_matched(document: &Document, action: usize) -> bool {
    document.matches.get(action).is_some_and(|count| *count > 0)
}
