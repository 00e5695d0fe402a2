//! One of our documents and the published one that it gets its facts from in, its new contents and those of the file with our sentences out.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::described::{combined, described, facts_hash, file_name};
use super::failure::located;
use super::lock::{Entry, UNKNOWN, full_hash};
use super::request::{Request, Update};
use super::targets::Versions;
use super::{entries, facts, moves, prose};
use crate::diagnostic::Diagnostics;
use crate::document::{SHARED, Sentences, Source, Subject, prose_name, subjects};

/// One document on its way.
pub(super) struct One {
    pub(super) source: Source,
    pub(super) prose: Source,
    sentences: Sentences,
    subjects: Vec<Subject>,
    /// The newly published document, with its sentences.
    published: Option<Value>,
    pub(super) versions: Versions,
    /// The facts of each subject before, by its name now.
    before: BTreeMap<String, Value>,
}

/// Gives a document the facts of the published one, and what is renamed in it the sentences that it had.
pub(super) fn take(
    request: &Request<'_>,
    source: &Source,
    published: Option<(&Source, Value)>,
    update: &mut Update,
) -> Result<One, Diagnostics> {
    let name = file_name(&source.name);
    let ours = facts::read(source)?;
    let prose = prose_of(source, request);
    let (file, published) = published.unzip();
    let mut sentences = Sentences::read(&prose).map_err(|wrong| located(wrong, &prose))?;
    let before = subjects(&ours);
    let known = described(&before, &sentences);
    entries::settle(name, &known, &sentences, request.is_reviewed, update);
    let source = renewed(source, file, request, update)?;
    let tree = facts::read(&source)?;
    let after = subjects(&tree);
    let ids = follow(&source.name, &before, &after, &mut sentences, update);
    // What describes something again that it did not describe before.
    let known = described(&after, &sentences);
    entries::settle(name, &known, &sentences, false, update);
    let moved = elsewhere(&before, &ids, &after);
    let facts = ids.into_iter().zip(before);
    Ok(One {
        source,
        prose,
        sentences,
        before: facts.map(|(id, subject)| (id, subject.facts)).collect(),
        versions: Versions {
            before: ours,
            after: tree,
            moved,
        },
        published,
        subjects: after,
    })
}

/// The file with our sentences about a document, empty if there is none yet.
fn prose_of(source: &Source, request: &Request<'_>) -> Source {
    let prose = request.ours.iter().find(|prose| prose.is_prose_of(source));
    prose.cloned().unwrap_or_else(|| Source {
        name: prose_name(&source.name),
        text: Vec::new(),
    })
}

/// The document with the newly published facts, if there are any; the lock names where they are from.
fn renewed(
    source: &Source,
    published: Option<&Source>,
    request: &Request<'_>,
    update: &mut Update,
) -> Result<Source, Diagnostics> {
    let Some(published) = published else {
        return Ok(source.clone());
    };
    let text = facts::of(published)?.into_bytes();
    let name = file_name(&source.name).to_owned();
    let known = update.lock.documents.entry(name).or_default();
    let hash = full_hash(&published.text);
    if known.get("published") != Some(&hash) {
        // A newer edition is from the same repository, unless another one is given.
        known.retain(|key, _| key == "repository");
        known.insert("published".to_owned(), hash);
    }
    known.insert("facts".to_owned(), full_hash(&text));
    known.extend(request.provenance.clone());
    for key in ["date", "commit", "repository"] {
        if !known.contains_key(key) {
            let note = format!(
                "{}: give --{key}, so that the lock names it",
                published.name
            );
            update.notes.push(note);
        }
    }
    Ok(Source {
        name: source.name.clone(),
        text,
    })
}

/// Gives our sentences and their entries in the lock the new names of what they describe; the names of the subjects before as they are now.
fn follow(
    file: &str,
    before: &[Subject],
    after: &[Subject],
    sentences: &mut Sentences,
    update: &mut Update,
) -> Vec<String> {
    let mut ids: Vec<String> = before.iter().map(|subject| subject.id.clone()).collect();
    for moved in moves::find(before, after) {
        moves::rename(ids.iter_mut(), &moved);
        prose::rename(sentences, &moved);
        entries::rename(file_name(file), &moved, &mut update.lock);
        update
            .notes
            .push(format!("{file}: {} -> {}", moved.old, moved.new));
    }
    ids
}

/// The places of the subjects that are elsewhere now.
fn elsewhere(before: &[Subject], ids: &[String], after: &[Subject]) -> Vec<(String, String)> {
    let places: BTreeMap<&str, &str> = after
        .iter()
        .map(|subject| (subject.id.as_str(), subject.pointer.as_str()))
        .collect();
    let pair = |(subject, id): (&Subject, &String)| {
        let new = places.get(id.as_str())?;
        (**new != subject.pointer).then(|| (subject.pointer.clone(), (*new).to_owned()))
    };
    before.iter().zip(ids).filter_map(pair).collect()
}

impl One {
    /// Writes the sentences and their entries in the lock. `missing` are those that are to be written.
    pub(super) fn finish(&mut self, missing: &[(String, &'static str)], update: &mut Update) {
        let name = file_name(&self.source.name).to_owned();
        let described = described(&self.subjects, &self.sentences);
        let wanted: BTreeSet<String> = missing
            .iter()
            .map(|(id, key)| format!("{id}/{key}"))
            .collect();
        update.lock.sentences.retain(|(document, place), _| {
            *document != name || described.contains_key(place) || wanted.contains(place)
        });
        for (place, subjects) in &described {
            let key = (name.clone(), place.clone());
            if let Some(entry) = update.lock.sentences.get_mut(&key) {
                update.notes.extend(self.compare(place, subjects, entry));
            }
        }
        for (id, key) in missing {
            let Some(text) = self.theirs(id, key) else {
                continue;
            };
            let place = format!("{id}/{key}");
            if !text.trim().is_empty() {
                let note = format!("{}: {place}: published: {text}", self.prose.name);
                update.notes.push(note);
            }
            let entry = Entry {
                published: combined([text.to_owned()].into_iter()),
                ours: UNKNOWN.to_owned(),
                ..Entry::default()
            };
            let entries = &mut update.lock.sentences;
            entries.entry((name.clone(), place)).or_insert(entry);
        }
        let text = prose::write(&self.subjects, &self.sentences, missing);
        self.prose.text = text.into_bytes();
    }

    /// The newly published sentence, empty where there is none; nothing if no document was published.
    fn theirs(&self, id: &str, key: &str) -> Option<&str> {
        let published = self.published.as_ref()?;
        let is_it = |subject: &&Subject| match id.strip_prefix(SHARED) {
            Some(end) => subject.id.ends_with(end),
            None => subject.id == id,
        };
        let subject = self.subjects.iter().find(is_it)?;
        let (_, place) = subject.sentences.iter().find(|(name, _)| *name == key)?;
        let text = published.pointer(place).and_then(Value::as_str);
        Some(text.unwrap_or_default())
    }

    /// Notes the published sentence of today for one of ours, and reports if ours has to be looked at.
    fn compare(
        &self,
        place: &str,
        subjects: &[(&Subject, &str)],
        entry: &mut Entry,
    ) -> Option<String> {
        let published = self.published.as_ref()?;
        let text = |place: &str| published.pointer(place).and_then(Value::as_str);
        let texts = subjects
            .iter()
            .map(|(_, place)| text(place).unwrap_or_default().to_owned());
        let texts: Vec<String> = texts.collect();
        let now = combined(texts.iter().cloned());
        if entry.published == UNKNOWN {
            entry.published.clone_from(&now);
        }
        entry.published_now = (now != entry.published).then_some(now);
        let is_stale = entry.published_now.is_some() || !entry.is_for(&facts_hash(subjects));
        is_stale.then(|| self.stale(place, subjects, &texts))
    }

    /// What has changed in what a sentence is about.
    fn stale(&self, place: &str, subjects: &[(&Subject, &str)], texts: &[String]) -> String {
        let mut words: Vec<String> = Vec::new();
        for (subject, _) in subjects {
            if let Some(before) = self.before.get(&subject.id) {
                words.extend(differences(before, &subject.facts));
            }
        }
        words.extend(texts.iter().map(|text| format!("published: {text}")));
        words.sort();
        words.dedup();
        format!("{}: {place}: {}", self.prose.name, words.join("; "))
    }
}

/// The facts that are not the same, each with its values before and after.
fn differences(before: &Value, after: &Value) -> Vec<String> {
    let keys = |value: &Value| {
        value
            .as_object()
            .map_or_else(Vec::new, |map| map.keys().cloned().collect())
    };
    let mut keys: Vec<String> = [keys(before), keys(after)].concat();
    keys.sort();
    keys.dedup();
    let word = |value: Option<&Value>| value.map_or_else(|| "absent".to_owned(), Value::to_string);
    let changed = keys
        .into_iter()
        .filter(|key| before.get(key) != after.get(key));
    changed
        .map(|key| {
            format!(
                "{key} {} -> {}",
                word(before.get(&key)),
                word(after.get(&key))
            )
        })
        .collect()
}
