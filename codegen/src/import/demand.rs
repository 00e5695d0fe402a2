//! Documents in, the sentences that a user of the crate misses out.
//!
//! A text of its own is put wherever a sentence is missing; those that are in the IR afterwards reach the crate.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::diagnostic::Diagnostics;
use crate::document::{self, Document, SHARED, Source, Subject, set, subjects};
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
    /// How the name ends, if something of another operation with the same end is the same thing.
    end: Option<String>,
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
    shared(reached.map(|(_, missing)| missing).collect())
}

/// What is missing more than once is missing among what is shared.
fn shared(mut found: Vec<Missing>) -> Vec<Missing> {
    let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
    for Missing { file, end, .. } in &found {
        if let Some(end) = end {
            *counts.entry((file.clone(), end.clone())).or_default() += 1;
        }
    }
    for missing in &mut found {
        let name = missing.end.clone().map(|end| (missing.file.clone(), end));
        if let Some((name, _)) = name.and_then(|name| counts.get_key_value(&name))
            && counts[name] > 1
        {
            missing.id = format!("{SHARED}{}", name.1);
        }
    }
    let mut seen = BTreeSet::new();
    found.retain(|missing| seen.insert((missing.file.clone(), missing.id.clone(), missing.key)));
    found
}

/// How the name of a parameter ends; a path parameter means something else in each path.
fn end(subject: &Subject) -> Option<String> {
    let steps: Vec<&str> = subject.id.split('/').collect();
    let is_path_parameter = subject.facts.get("in").is_none_or(|place| place == "path");
    match steps[..] {
        [.., "parameters", name] if !is_path_parameter => Some(format!("/parameters/{name}")),
        _ => None,
    }
}

fn fill(document: &mut Document, candidates: &mut Vec<Missing>) {
    for subject in subjects(&document.tree) {
        let end = end(&subject);
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
                end: end.clone(),
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
