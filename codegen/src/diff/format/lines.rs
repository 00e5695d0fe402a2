//! A report in, its changes line by line out.

use crate::diff::report::{Change, ChangeKind, ItemKind, Report, Verdict};

/// What one line says: a change, or that the words about an item and its parts changed, which would drown the rest one by one.
pub(super) enum Line<'a> {
    Change(&'a Change),
    Words { owner: &'a str, count: usize },
}

/// The changes of one verdict; those of documentation and examples alone come last, one line per item.
pub(super) fn lines(report: &Report, verdict: Verdict) -> Vec<Line<'_>> {
    let is_word = |change: &&Change| {
        matches!(
            change.kind,
            ChangeKind::Docs | ChangeKind::Aliases | ChangeKind::Examples
        )
    };
    let mut lines: Vec<Line<'_>> = report
        .of(verdict)
        .filter(|change| !is_word(change))
        .map(Line::Change)
        .collect();
    let mut words: Vec<(&str, Vec<&Change>)> = Vec::new();
    for change in report.of(verdict).filter(is_word) {
        let owner = owner(change);
        match words.iter_mut().find(|(name, _)| *name == owner) {
            Some((_, changes)) => changes.push(change),
            None => words.push((owner, vec![change])),
        }
    }
    lines.extend(words.into_iter().map(|(owner, changes)| match changes[..] {
        [change] => Line::Change(change),
        _ => Line::Words {
            owner,
            count: changes.len(),
        },
    }));
    lines
}

/// Why words ask for no more than a patch.
pub(super) const WORDS_REASON: &str = "only the documentation changes";

pub(super) fn words(count: usize) -> String {
    format!("documentation or examples changed in {count} places")
}

/// The item that a part belongs to.
fn owner(change: &Change) -> &str {
    let rust = change.rust.as_str();
    match change.item {
        ItemKind::Input
        | ItemKind::Field
        | ItemKind::Value
        | ItemKind::Member
        | ItemKind::Outcome => {
            let end = rust.rfind(['(', '.']).or_else(|| rust.rfind("::"));
            end.map_or(rust, |end| &rust[..end])
        }
        ItemKind::Module
        | ItemKind::Accessor
        | ItemKind::Operation
        | ItemKind::Model
        | ItemKind::Enum
        | ItemKind::Union
        | ItemKind::Newtype
        | ItemKind::Outcomes
        | ItemKind::Sid => rust,
    }
}
