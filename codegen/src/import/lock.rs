//! The text of the lock in, the provenance of each document and what each sentence was written for out, and back.
//!
//! ```text
//! document flex_v1.yaml date=2026-04-14 commit=d50069b repository=https://github.com/twilio/twilio-oai published=6ae01862 facts=0b56a113
//! sentence flex_v1.yaml 3f1c5a9e2b47 9d0e61aa7c35 c2b0a4771e90 /operations/ListChannel/summary
//! ```
//!
//! The three hashes of a sentence are those of the facts that it was written for, of the published sentence at that time, and of ours.
//! `old>new` is a published sentence that has changed since.

use std::collections::BTreeMap;
use std::fmt;

use sha2::{Digest, Sha256};

/// What is known of the documents and our sentences.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lock {
    /// Where each document comes from, by its name.
    pub documents: BTreeMap<String, BTreeMap<String, String>>,
    /// What each sentence was written for, by the name of the document and the place of the sentence.
    pub(super) sentences: BTreeMap<(String, String), Entry>,
}

/// What a sentence was written for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Entry {
    /// The facts.
    pub(super) facts: String,
    /// The published sentence.
    pub(super) published: String,
    /// The published sentence of today, if it is another one.
    pub(super) published_now: Option<String>,
    /// Our sentence, to notice that somebody has written a new one.
    pub(super) ours: String,
}

/// What a hash is that nothing is known of.
pub(super) const UNKNOWN: &str = "-";

/// What a hash is that nothing is equal to.
pub(super) const OTHER: &str = "?";

impl Entry {
    /// Whether a person has written another sentence since.
    pub(super) fn is_reviewed(&self, ours: &str) -> bool {
        self.ours != hash(ours)
    }

    pub(super) fn is_for(&self, facts: &str) -> bool {
        self.facts == UNKNOWN || self.facts == facts
    }
}

const HEAD: &str = "# Written by `cargo xtask update`; do not edit.\n";

/// The hash of a text, long enough to tell the sentences of a document apart.
pub(super) fn hash(text: &str) -> String {
    let mut hash = full_hash(text.as_bytes());
    hash.truncate(12);
    hash
}

/// The SHA-256 of a file.
pub(super) fn full_hash(bytes: &[u8]) -> String {
    use fmt::Write as _;
    let mut text = String::new();
    for byte in Sha256::digest(bytes) {
        // Writing to a text cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

impl Lock {
    /// Reads the text of a lock.
    ///
    /// # Errors
    ///
    /// The number of the first line that is not one of a lock.
    pub fn read(text: &str) -> Result<Self, usize> {
        let mut lock = Self::default();
        for (index, line) in text.lines().enumerate() {
            if !line.starts_with('#') {
                lock.line(line).ok_or(index + 1)?;
            }
        }
        Ok(lock)
    }

    fn line(&mut self, line: &str) -> Option<()> {
        if let Some(rest) = line.strip_prefix("document ") {
            let mut words = rest.split(' ');
            let name = words.next()?.to_owned();
            let pair = |word: &str| {
                let (key, value) = word.split_once('=')?;
                Some((key.to_owned(), value.to_owned()))
            };
            let pairs: Option<_> = words.map(pair).collect();
            self.documents.insert(name, pairs?);
            return Some(());
        }
        let mut words = line.strip_prefix("sentence ")?.splitn(5, ' ');
        let document = words.next()?.to_owned();
        let facts = words.next()?.to_owned();
        let published = words.next()?;
        let (published, now) = match published.split_once('>') {
            Some((old, new)) => (old, Some(new.to_owned())),
            None => (published, None),
        };
        let entry = Entry {
            facts,
            published: published.to_owned(),
            published_now: now,
            ours: words.next()?.to_owned(),
        };
        let place = words.next().filter(|place| place.starts_with('/'))?;
        self.sentences.insert((document, place.to_owned()), entry);
        Some(())
    }
}

impl fmt::Display for Lock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(HEAD)?;
        for (name, known) in &self.documents {
            write!(f, "document {name}")?;
            for (key, value) in known {
                write!(f, " {key}={value}")?;
            }
            writeln!(f)?;
        }
        for ((document, place), entry) in &self.sentences {
            let Entry {
                facts,
                published,
                published_now,
                ours,
            } = entry;
            write!(f, "sentence {document} {facts} {published}")?;
            if let Some(now) = published_now {
                write!(f, ">{now}")?;
            }
            writeln!(f, " {ours} {place}")?;
        }
        Ok(())
    }
}
