//! What an update is made from, and what it makes.

use std::collections::BTreeMap;

use super::lock::Lock;
use crate::document::Source;

/// What an update is made from.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// Newly published documents; without any, only what people have written is taken in.
    pub published: &'a [Source],
    /// Our documents and the files with our sentences.
    pub ours: &'a [Source],
    /// Our overlay.
    pub overlay: Option<&'a Source>,
    /// What our sentences were written for.
    pub lock: &'a Lock,
    /// Where the published documents come from: `date`, `commit` and `repository`.
    pub provenance: &'a BTreeMap<String, String>,
    /// Whether a person has found all sentences to be right.
    pub is_reviewed: bool,
}

/// The new contents of `spec/`.
#[derive(Debug, Clone, Default)]
pub struct Update {
    /// The documents and the files with our sentences.
    pub sources: Vec<Source>,
    /// The overlay.
    pub overlay: Option<Source>,
    /// The lock.
    pub lock: Lock,
    /// What has moved or changed, in the words of a person.
    pub notes: Vec<String>,
}
