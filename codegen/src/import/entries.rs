//! The entries of the lock: what has become of sentences in, what each was written for out.

use super::described::{Described, canonical, facts_hash};
use super::lock::{Entry, Lock, OTHER, UNKNOWN, hash};
use super::moves::{Move, below};
use super::prose;
use super::request::Update;
use crate::document::Sentences;

/// Notes for which facts the sentences are right that people have written or reviewed since the last update.
pub(super) fn settle(
    name: &str,
    described: &Described<'_>,
    sentences: &Sentences,
    is_reviewed: bool,
    update: &mut Update,
) {
    for (place, text) in prose::leaves(&sentences.tree) {
        let Some(place) = canonical(described, &place) else {
            continue;
        };
        let sentences = &mut update.lock.sentences;
        let entry = sentences
            .entry((name.to_owned(), place.clone()))
            .or_insert_with(|| Entry {
                published: UNKNOWN.to_owned(),
                ..Entry::default()
            });
        if is_reviewed || entry.is_reviewed(&text) {
            entry.facts = facts_hash(&described[&place]);
            if let Some(now) = entry.published_now.take() {
                entry.published = now;
            }
            entry.ours = hash(&text);
        }
    }
}

/// Gives the entries of the lock the new name of what their sentences describe.
pub(super) fn rename(name: &str, moved: &Move, lock: &mut Lock) {
    let entries = std::mem::take(&mut lock.sentences);
    lock.sentences = entries
        .into_iter()
        .map(
            |((document, place), mut entry)| match below(&place, &moved.old) {
                Some(rest) if document == name => {
                    if moved.is_guess && rest.matches('/').count() <= 1 {
                        OTHER.clone_into(&mut entry.facts);
                    }
                    ((document, format!("{}{rest}", moved.new)), entry)
                }
                _ => ((document, place), entry),
            },
        )
        .collect();
}
