//! Documents in, the sentences that a user of the crate misses out.
//!
//! A text of its own is put wherever a sentence is missing; those that are in the IR afterwards reach the crate.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::diagnostic::Diagnostics;
use crate::document::{self, Document, Source, set, subjects};
use crate::lower;

/// A sentence that is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Missing {
    /// The file of the document.
    pub(super) file: String,
    /// The name of the subject.
    pub(super) id: String,
    /// The key of the sentence.
    pub(super) key: &'static str,
}

/// The missing sentences of those documents that have a file of sentences.
pub(super) fn missing(sources: &[Source], overlay: Option<&Source>) -> Vec<Missing> {
    let (mut documents, _) = document::load_with_any_overlay(sources, overlay);
    let mut candidates = Vec::new();
    for document in &mut documents {
        let is_about = |prose: &&Source| prose.name == document::prose_name(&document.file);
        if sources.iter().any(|source| is_about(&source)) {
            fill(document, &mut candidates);
        }
    }
    if candidates.is_empty() {
        return candidates;
    }
    let text = format!(
        "{:?}",
        lower::lower(&documents, &mut Diagnostics::default())
    );
    let number = |rest: &str| rest.split_once('-')?.0.parse().ok();
    let reached: BTreeSet<usize> = text.split(MARK).skip(1).filter_map(number).collect();
    let candidates = candidates.into_iter().enumerate();
    let reached = candidates.filter(|(number, _)| reached.contains(number));
    reached.map(|(_, missing)| missing).collect()
}

fn fill(document: &mut Document, candidates: &mut Vec<Missing>) {
    for subject in subjects(&document.tree) {
        for (key, place) in subject.sentences {
            let text = document.tree.pointer(&place).and_then(Value::as_str);
            let is_there = text.is_some_and(|text| !text.trim().is_empty());
            if is_there || !is_expected(&subject.id, key) {
                continue;
            }
            set(&mut document.tree, &place, &mark(candidates.len()));
            candidates.push(Missing {
                file: document.file.clone(),
                id: subject.id.clone(),
                key,
            });
        }
    }
}

/// Whether a subject is described under this key: a summary belongs to operations alone.
fn is_expected(id: &str, key: &str) -> bool {
    key != "summary" || id.starts_with("/operations/") && id.matches('/').count() == 2
}

/// How a text begins that is put where a sentence is missing.
const MARK: &str = "missing-sentence-";

fn mark(number: usize) -> String {
    format!("{MARK}{number}-")
}
