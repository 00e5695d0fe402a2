//! One side of a comparison: documents and an overlay in, the API that they describe out, as far as they can be read.

use std::collections::BTreeSet;

use serde_json::Value;

use super::operations;
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
    /// The errors of operations and documents that cannot be read, which are left out.
    pub errors: Diagnostics,
    pub(super) documents: Vec<Document>,
    /// What was read of the documents, and for which items.
    pub(super) reads: Reads,
    /// The names of documents that cannot be read at all.
    pub(super) lost: BTreeSet<String>,
}

impl Side {
    /// Reads the documents and lowers them. Operations with an error are left out, and so are documents that cannot be read.
    ///
    /// An action of the overlay that matches nothing is skipped: one of the documents may be older than the overlay, or only a part of
    /// those that the overlay is for.
    ///
    /// # Errors
    ///
    /// Everything that is wrong, if no document can be read.
    pub fn read(sources: &[Source], overlay: Option<&Source>) -> Result<Self, Diagnostics> {
        let (documents, mut diagnostics) = document::load_with_any_overlay(sources, overlay);
        let unmatched = if diagnostics.has_errors() {
            Vec::new()
        } else {
            unmatched(&documents, overlay)
        };
        let (api, reads) = lowered(&documents, &mut diagnostics);
        if diagnostics.has_errors() {
            document::locate(&mut diagnostics, sources, overlay);
        }
        if documents.is_empty() {
            return Err(diagnostics);
        }
        let is_read = |source: &&Source| documents.iter().any(|read| read.file == source.name);
        let lost = sources
            .iter()
            .filter(|source| !is_read(source) && !source.is_blank() && !source.is_prose());
        Ok(Self {
            lost: lost
                .map(|source| operations::base_name(&source.name).to_owned())
                .collect(),
            api,
            unmatched,
            errors: diagnostics,
            documents,
            reads,
        })
    }

    /// The side without some documents and operations, given by their names.
    pub(super) fn without(&self, files: &BTreeSet<String>, names: &BTreeSet<String>) -> Self {
        let mut documents = self.documents.clone();
        documents.retain(|document| !files.contains(operations::base_name(&document.file)));
        for Document { tree, original, .. } in &mut documents {
            let trees: [Option<&mut Value>; 2] = [Some(tree), original.as_mut()];
            for tree in trees.into_iter().flatten() {
                operations::remove(tree, names);
            }
        }
        let (api, reads) = lowered(&documents, &mut Diagnostics::default());
        Self {
            api,
            unmatched: self.unmatched.clone(),
            errors: Diagnostics::default(),
            documents,
            reads,
            lost: BTreeSet::new(),
        }
    }
}

fn lowered(documents: &[Document], diagnostics: &mut Diagnostics) -> (Api, Reads) {
    let reads = Reads::default();
    let api = lower::lower_noting(documents, diagnostics, Some(&reads));
    (api, reads)
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
