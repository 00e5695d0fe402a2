//! A report in, its changes line by line out: one fact that is on many items is one line.

use super::fact::Fact;
use crate::diagnostic::printable;
use crate::diff::report::{Change, ChangeKind, ItemKind, Report, Verdict};
use crate::diff::spelling::code;

/// How many items have the same fact before they share a line.
const FEWEST: usize = 3;

/// One line of a report: a change, or several that are one fact.
pub(in crate::diff) struct Line<'a> {
    pub(super) changes: Vec<&'a Change>,
    /// What the changes have in common, if they are several.
    shared: Shared,
}

#[derive(PartialEq, Eq)]
enum Shared {
    /// Nothing: it is one change.
    Nothing,
    /// They are words about one item and its parts, which would drown the rest one by one.
    Words(String),
    /// They are the same of many items.
    Fact(Fact),
}

/// The changes of one verdict; those of documentation and examples alone come last, one line per item.
pub(in crate::diff) fn lines(report: &Report, verdict: Verdict) -> Vec<Line<'_>> {
    let (words, others): (Vec<&Change>, Vec<&Change>) = report.of(verdict).partition(|change| {
        matches!(
            change.kind,
            ChangeKind::Docs | ChangeKind::Aliases | ChangeKind::Examples
        )
    });
    let shared = |change: &Change| Shared::Words(owner(change).to_owned());
    let words = grouped(words, shared, 2);
    let mut lines = grouped(others, |change| Shared::Fact(Fact::of(change)), FEWEST);
    lines.extend(words);
    lines
}

/// Brings together what at least `fewest` changes share, in the place of the first of them.
fn grouped<'a>(
    changes: Vec<&'a Change>,
    shared: impl Fn(&Change) -> Shared,
    fewest: usize,
) -> Vec<Line<'a>> {
    let mut lines: Vec<Line<'a>> = Vec::new();
    for change in changes {
        let shared = shared(change);
        match lines.iter_mut().find(|line| line.shared == shared) {
            Some(line) => line.changes.push(change),
            None => lines.push(Line {
                changes: vec![change],
                shared,
            }),
        }
    }
    let one = |change: &'a Change| Line {
        changes: vec![change],
        shared: Shared::Nothing,
    };
    let split = |line: Line<'a>| {
        if line.changes.len() < fewest {
            line.changes.into_iter().map(one).collect()
        } else {
            vec![line]
        }
    };
    lines.into_iter().flat_map(split).collect()
}

impl Line<'_> {
    pub(in crate::diff) fn first(&self) -> &Change {
        self.changes[0]
    }

    /// The item or the items, as a user writes them.
    pub(in crate::diff) fn item(&self) -> String {
        match &self.shared {
            Shared::Nothing => self.first().rust.clone(),
            Shared::Words(owner) => owner.clone(),
            Shared::Fact(fact) => {
                let count = self.changes.len();
                let owners = match fact.item {
                    ItemKind::Input | ItemKind::Operation => "operations",
                    ItemKind::Field => "models",
                    ItemKind::Value => "enums",
                    ItemKind::Accessor => "accessors",
                    _ => "items",
                };
                match fact.part.as_str() {
                    "" => format!("{count} {owners}"),
                    part => format!("{part} of {count} {owners}"),
                }
            }
        }
    }

    /// What happened.
    pub(in crate::diff) fn what(&self) -> String {
        match &self.shared {
            Shared::Nothing => self.first().what.clone(),
            Shared::Words(_) => {
                let count = self.changes.len();
                format!("documentation or examples changed in {count} places")
            }
            Shared::Fact(fact) => fact.what.clone(),
        }
    }

    /// Why that asks for the version that it does.
    pub(super) fn reason(&self) -> &'static str {
        match self.shared {
            Shared::Words(_) => "only the documentation changes",
            Shared::Nothing | Shared::Fact(_) => self.first().reason,
        }
    }

    /// The item on the wire, if the line is about one and that adds something.
    pub(super) fn wire(&self) -> Option<&str> {
        let Change { rust, wire, .. } = self.first();
        let adds = self.shared == Shared::Nothing && !wire.is_empty() && !rust.ends_with(wire);
        adds.then_some(wire)
    }

    /// The items that share the fact, as code; none if the line is about one.
    pub(super) fn items(&self) -> Vec<String> {
        match self.shared {
            Shared::Fact(_) => {
                let owners = self.changes.iter().map(|change| owner(change));
                owners.map(|owner| code(&printable(owner))).collect()
            }
            Shared::Nothing | Shared::Words(_) => Vec::new(),
        }
    }
}

/// The item that a part belongs to.
fn owner(change: &Change) -> &str {
    let rust = change.rust.as_str();
    let is_part = matches!(
        change.item,
        ItemKind::Input | ItemKind::Field | ItemKind::Value | ItemKind::Member | ItemKind::Outcome
    );
    let end = rust.rfind(['(', '.']).or_else(|| rust.rfind("::"));
    end.filter(|_| is_part).map_or(rust, |end| &rust[..end])
}
