//! What every comparison shares: the two APIs, which names are the same, and the changes so far.

use std::collections::BTreeSet;

use super::renames::Renames;
use super::rulings::Ruling;
use super::{Change, Item, Kind};
use crate::ir::{Api, Module};

/// Two APIs in comparison.
pub(super) struct Cx<'a> {
    pub(super) old: &'a Api,
    pub(super) new: &'a Api,
    pub(super) renames: Renames,
    pub(super) changes: Vec<Change>,
}

/// An item by its names in both worlds.
#[derive(Debug, Clone)]
pub(super) struct Subject {
    pub(super) item: Item,
    pub(super) rust: String,
    pub(super) wire: String,
}

impl<'a> Cx<'a> {
    pub(super) fn new(old: &'a Api, new: &'a Api) -> Self {
        let mut cx = Self {
            old,
            new,
            renames: Renames::default(),
            changes: Vec::new(),
        };
        cx.renames = Renames::find(&cx);
        cx
    }

    /// The modules that both APIs have, first as the old one has them, then as the new one has.
    ///
    /// A module that came or went is one change, whatever it holds.
    pub(super) fn shared_modules(&self) -> (Vec<&'a Module>, Vec<&'a Module>) {
        let names = |api: &'a Api| -> BTreeSet<&'a str> {
            api.modules
                .iter()
                .map(|module| module.rust.as_str())
                .collect()
        };
        let (old, new) = (names(self.old), names(self.new));
        let shared = |module: &&Module| {
            old.contains(module.rust.as_str()) && new.contains(module.rust.as_str())
        };
        (
            self.old.modules.iter().filter(shared).collect(),
            self.new.modules.iter().filter(shared).collect(),
        )
    }

    /// Notes a change.
    pub(super) fn note(
        &mut self,
        subject: &Subject,
        kind: Kind,
        what: impl Into<String>,
        ruling: Ruling,
    ) {
        self.changes.push(Change {
            rust: printable(&subject.rust),
            wire: printable(&subject.wire),
            item: subject.item,
            kind,
            what: printable(&what.into()),
            verdict: ruling.verdict,
            reason: ruling.reason,
            behaviour: ruling.behaviour,
            exposes: ruling.exposes,
        });
    }
}

/// Text of a document on one line, and without anything that a terminal would obey.
pub(super) fn printable(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() { '\u{fffd}' } else { c })
        .collect()
}
