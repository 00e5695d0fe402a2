//! The items of our document and of the published one in, what was added, removed or changed out.

use std::collections::BTreeSet;
use std::fmt;

use serde_json::Value;

use super::items::{Item, Items, NAME, ROUTE};
use super::{facts, words};
use crate::diagnostic::printable;

/// What differs between two documents, in the words of a person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// What was added. Of nested items only the outermost is named.
    pub added: Vec<String>,
    /// What was removed. Of nested items only the outermost is named.
    pub removed: Vec<String>,
    /// What is the same thing under another name: its old name and its new one.
    pub renamed: Vec<String>,
    /// What is different: the name of the item and of its fact, with the values where they are short.
    pub changed: Vec<String>,
    /// Our sentences whose items were removed, each with the name of its item.
    pub lost: Vec<(String, String)>,
}

impl Changes {
    /// Whether nothing has changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let Self {
            added,
            removed,
            renamed,
            changed,
            lost: _,
        } = self;
        [added, removed, renamed, changed]
            .iter()
            .all(|items| items.is_empty())
    }
}

/// Compares the items of our document with those of the published one, and adds that to what is known of renamings.
pub(super) fn compare(ours: &Items, published: &Items, renames: Changes) -> Changes {
    let mut changes = Changes {
        added: only_in(published, ours),
        removed: only_in(ours, published),
        ..renames
    };
    for (id, after) in published {
        let Some(before) = ours.get(id) else { continue };
        let differences = facts::changes(before, after).into_iter();
        let differences = differences
            // That is said as a renaming.
            .filter(|(way, ..)| *way != NAME)
            .map(|(way, old, new)| words::changed(way, old, new));
        let orders = facts::reordered(before, after).map(words::reordered);
        let words = differences.chain(orders);
        changes
            .changed
            .extend(words.map(|words| format!("{}: {words}", name(after))));
    }
    changes
}

/// The sentences of the first document that are not in the second one any more.
pub(super) fn lost(before: &Items, after: &Items) -> Vec<(String, String)> {
    let texts = |item: &'_ Item| item.sentences.values().cloned().collect::<Vec<_>>();
    let kept: BTreeSet<String> = after.values().flat_map(texts).collect();
    let mut seen = BTreeSet::new();
    let mut lost = Vec::new();
    for item in before.values() {
        for sentence in item.sentences.values() {
            // Behind a mark the old sentence is still there.
            let is_kept = kept.contains(sentence)
                || kept
                    .iter()
                    .any(|text| text.ends_with(&format!("): {sentence}")));
            if !is_kept && seen.insert(sentence) {
                lost.push((name(item), sentence.clone()));
            }
        }
    }
    lost
}

fn only_in(here: &Items, there: &Items) -> Vec<String> {
    let is_new = |id: &String| !there.contains_key(id);
    here.iter()
        .filter(|(id, item)| {
            let has_new_parent = item.parent.as_ref().is_some_and(is_new);
            is_new(id) && (!has_new_parent || item.facts.contains_key(ROUTE))
        })
        // A path says nothing that its operations do not say.
        .filter(|(id, _)| {
            !here
                .values()
                .any(|item| item.facts.contains_key(ROUTE) && item.parent.as_ref() == Some(*id))
        })
        .map(|(_, item)| name(item))
        .collect()
}

/// What a person calls an item.
pub(super) fn name(item: &Item) -> String {
    match item.facts.get(ROUTE).and_then(Value::as_str) {
        Some(route) => format!("{} ({route})", item.label),
        None if item.label.is_empty() => "document".to_owned(),
        None => item.label.clone(),
    }
}

impl fmt::Display for Changes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let groups = [
            ("added", &self.added),
            ("removed", &self.removed),
            ("renamed", &self.renamed),
            ("changed", &self.changed),
        ];
        for (word, items) in groups {
            for item in items {
                writeln!(f, "  {word:<8} {}", printable(item))?;
            }
        }
        Ok(())
    }
}
