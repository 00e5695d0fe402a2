//! Documents, our sentences, the overlay and the lock in, what a person has to write or to decide out.

use std::collections::BTreeMap;

use super::demand;
use super::lock::{Entry, Lock, OTHER, UNKNOWN, full_hash, hash};
use super::prose::leaves;
use crate::diagnostic::Diagnostics;
use crate::document::{self, Sentences, Source, Subject, prose_name, subjects};

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

impl Entry {
    /// Whether a person has written another sentence since.
    pub(super) fn is_reviewed(&self, ours: &str) -> bool {
        self.ours != hash(ours)
    }

    pub(super) fn is_for(&self, facts: &str) -> bool {
        self.facts == UNKNOWN || self.facts == facts
    }
}

/// What the sentence at each place of a file describes: the subjects, and where the document would have the sentence.
pub(super) type Described<'a> = BTreeMap<String, Vec<(&'a Subject, &'a str)>>;

pub(super) fn described<'a>(subjects: &'a [Subject], sentences: &Sentences) -> Described<'a> {
    let mut described = Described::new();
    for subject in subjects {
        for (key, pointer) in &subject.sentences {
            if let Some((place, _)) = sentences.find(&subject.id, key) {
                described.entry(place).or_default().push((subject, pointer));
            }
        }
    }
    described
}

/// The place of a sentence as the lock has it, with the key that the file may leave out; `None` if it describes nothing.
pub(super) fn canonical(described: &Described<'_>, place: &str) -> Option<String> {
    let names = [place.to_owned(), format!("{place}/description")];
    names.into_iter().find(|name| described.contains_key(name))
}

/// The hash of the facts of subjects.
pub(super) fn facts_hash(subjects: &[(&Subject, &str)]) -> String {
    combined(
        subjects
            .iter()
            .map(|(subject, _)| subject.facts.to_string()),
    )
}

/// One hash of several texts, whatever their order and number.
pub(super) fn combined(texts: impl Iterator<Item = String>) -> String {
    let mut texts: Vec<String> = texts.collect();
    texts.sort();
    texts.dedup();
    hash(&texts.join("\n"))
}

/// The name of a file without its folder.
pub(super) fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}
