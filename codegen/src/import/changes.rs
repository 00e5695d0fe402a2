//! The items of our document and of the published one in, what is new, gone or different out.

use std::collections::BTreeSet;
use std::fmt;

use serde_json::Value;

use super::items::{self, Item, Items, ROUTE};

/// What is not the same in two documents, by what a person calls it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// What is new. Of something new only the outermost is named.
    pub added: Vec<String>,
    /// What is gone. Of something gone only the outermost is named.
    pub removed: Vec<String>,
    /// What is different: the name of the item and of its fact, with the values where they are short.
    pub changed: Vec<String>,
    /// The sentences of ours whose items are gone, each with the name of its item.
    pub lost: Vec<(String, String)>,
}

impl Changes {
    /// Whether nothing has changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.removed.is_empty() && self.changed.is_empty()
    }
}

/// Compares the items of our document with those of the published one.
pub(super) fn compare(ours: &Items, published: &Items) -> Changes {
    let mut changes = Changes {
        added: only_in(published, ours),
        removed: only_in(ours, published),
        ..Changes::default()
    };
    for (id, after) in published {
        let Some(before) = ours.get(id) else { continue };
        for (way, old, new) in items::changes(before, after) {
            changes
                .changed
                .push(format!("{}: {}", name(after), described(way, old, new)));
        }
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

fn name(item: &Item) -> String {
    match item.facts.get(ROUTE).and_then(Value::as_str) {
        Some(route) => format!("{} ({route})", item.label),
        None if item.label.is_empty() => "document".to_owned(),
        None => item.label.clone(),
    }
}

fn described(way: &str, before: Option<&Value>, after: Option<&Value>) -> String {
    let name = way
        .trim_start_matches('/')
        .replace('/', " ")
        .replace("~1", "/");
    let (before, after) = (before.map(short), after.map(short));
    match (before, after) {
        (Some(Some(before)), Some(Some(after))) => format!("{name} {before} -> {after}"),
        (None, Some(Some(after))) => format!("{name} {after} is new"),
        (Some(Some(before)), None) => format!("{name} {before} is gone"),
        (None, _) => format!("{name} is new"),
        (_, None) => format!("{name} is gone"),
        _ => format!("{name} is different"),
    }
}

/// A value as JSON, where it is short.
fn short(value: &Value) -> Option<String> {
    const LONGEST: usize = 60;
    let text = value.to_string();
    (text.chars().count() <= LONGEST).then_some(text)
}

impl fmt::Display for Changes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let groups = [
            ("added", &self.added),
            ("removed", &self.removed),
            ("changed", &self.changed),
        ];
        for (word, items) in groups {
            for item in items {
                writeln!(f, "  {word:<8} {item}")?;
            }
        }
        Ok(())
    }
}
