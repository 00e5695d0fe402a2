//! What every comparison shares: the two APIs, which names are the same, and the changes so far.

use super::apis::Apis;
use super::changed::Changed;
use super::pairing::Pair;
use super::renames::Renames;
use super::report::{Change, ChangeKind, ItemKind};
use super::rulings::{self, Ruling};
use crate::ir::Api;
use crate::schema::Reader;

/// Two APIs in comparison.
pub(super) struct DiffCtx<'a> {
    pub(super) apis: Apis<'a>,
    pub(super) renames: Renames,
    pub(super) changes: Vec<Change>,
    pub(super) changed: Changed,
}

/// An item by its names in both worlds.
#[derive(Debug, Clone)]
pub(super) struct Subject {
    pub(super) item: ItemKind,
    pub(super) rust: String,
    pub(super) wire: String,
}

impl<'a> DiffCtx<'a> {
    pub(super) fn new(old: &'a Api, new: &'a Api) -> Self {
        let apis = Apis { old, new };
        Self {
            apis,
            renames: Renames::find(apis),
            changes: Vec::new(),
            changed: Changed::default(),
        }
    }

    /// Compares an item, which is one that changed if that notes a change. Sentences are not facts: a change of them alone does not count.
    pub(super) fn item(&mut self, item: Pair<Reader>, compare: impl FnOnce(&mut Self)) {
        let before = self.changes.len();
        compare(self);
        let is_fact = |change: &Change| change.kind != ChangeKind::Docs;
        if self.changes[before..].iter().any(is_fact) {
            self.changed.add(item);
        }
    }

    /// Takes back the marks of what was noted since there were so many changes: code that was written for the item does not compile,
    /// so that nobody sends or reads something else without noticing.
    pub(super) fn unmark_since(&mut self, before: usize) {
        for change in &mut self.changes[before..] {
            if change.behaviour && !change.exposes {
                change.reason = rulings::DOES_NOT_COMPILE;
            }
            change.behaviour = false;
        }
    }

    /// Notes that an item is new.
    pub(super) fn added(&mut self, subject: &Subject, what: impl Into<String>, ruling: Ruling) {
        self.note(subject, ChangeKind::Added, what, ruling);
    }

    /// Notes that an item is gone.
    pub(super) fn removed(&mut self, subject: &Subject, what: impl Into<String>, ruling: Ruling) {
        self.note(subject, ChangeKind::Removed, what, ruling);
    }

    /// Notes a change.
    pub(super) fn note(
        &mut self,
        subject: &Subject,
        kind: ChangeKind,
        what: impl Into<String>,
        ruling: Ruling,
    ) {
        self.changes.push(Change {
            rust: subject.rust.clone(),
            wire: subject.wire.clone(),
            item: subject.item,
            kind,
            what: what.into(),
            verdict: ruling.verdict,
            reason: ruling.reason,
            behaviour: ruling.behaviour,
            exposes: ruling.exposes,
        });
    }
}
