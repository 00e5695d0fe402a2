//! Documents, our sentences, the overlay and the lock in, what a person has to write or to decide out.

use super::demand;
use super::described::{canonical, described, facts_hash, file_name};
use super::lock::{Lock, OTHER, full_hash};
use super::prose::leaves;
use crate::diagnostic::Diagnostics;
use crate::document::{self, Sentences, Source, prose_name, subjects};

/// Reports the sentences that are missing, stale or about nothing, and facts that somebody has edited.
#[must_use]
pub fn to_do(sources: &[Source], overlay: Option<&Source>, lock: &Lock) -> Diagnostics {
    let mut diagnostics = Diagnostics::default();
    for missing in demand::missing(sources, overlay) {
        let place = format!("{}/{}", missing.id, missing.key);
        let help = "describe it in your own words; the sentence becomes documentation";
        let message = format!("a sentence is missing: {}", missing.id);
        diagnostics.warning(&prose_name(&missing.file), &place, message, help);
    }
    for source in sources.iter().filter(|source| !source.is_prose()) {
        edited(source, lock, &mut diagnostics);
        if let Some(prose) = sources.iter().find(|prose| prose.is_prose_of(source)) {
            of_document(source, prose, lock, &mut diagnostics);
        }
    }
    document::locate(&mut diagnostics, sources, overlay);
    diagnostics
}

fn edited(source: &Source, lock: &Lock, diagnostics: &mut Diagnostics) {
    let known = lock.documents.get(file_name(&source.name));
    let hash = known.and_then(|known| known.get("facts"));
    if hash.is_some_and(|hash| *hash != full_hash(&source.text)) {
        let message = "these facts are not as they were published";
        let help = "run `git restore` on the file, or `cargo xtask update` with the published document; deviations belong into the overlay";
        diagnostics.error(&source.name, "", message, help);
    }
}

fn of_document(source: &Source, prose: &Source, lock: &Lock, diagnostics: &mut Diagnostics) {
    let tree = document::read_tree(source, &mut Diagnostics::default());
    let (Ok(tree), Ok(sentences)) = (tree, Sentences::read(prose)) else {
        return;
    };
    let subjects = subjects(&tree);
    let described = described(&subjects, &sentences);
    for (place, text) in leaves(&sentences.tree) {
        if text.is_empty() {
            continue;
        }
        let known = canonical(&described, &place);
        let facts = known.as_ref().map(|known| facts_hash(&described[known]));
        let key = (
            file_name(&source.name).to_owned(),
            known.unwrap_or_default(),
        );
        let (message, help) = match (facts, lock.sentences.get(&key)) {
            (None, _) => (
                "this sentence describes nothing in the document",
                "move it to what it is about now, or remove it",
            ),
            (Some(facts), Some(entry)) if !entry.is_reviewed(&text) => {
                let message = match entry.is_for(&facts) {
                    _ if entry.facts == OTHER => "this sentence may be about something else now",
                    false => "the facts that this sentence was written for have changed",
                    true if entry.published_now.is_some() => "the published sentence has changed",
                    true => continue,
                };
                (message, STALE)
            }
            _ => continue,
        };
        diagnostics.warning(&prose.name, &place, message, help);
    }
}

const STALE: &str = "correct it, or accept it as it is with `cargo xtask update --reviewed`";
