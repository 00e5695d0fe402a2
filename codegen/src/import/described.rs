//! The subjects of a document and our sentences in, what each sentence describes out.

use std::collections::BTreeMap;

use super::lock::hash;
use crate::document::{Sentences, Subject};

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
