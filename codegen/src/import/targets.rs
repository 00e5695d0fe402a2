//! An overlay, documents before and after, and what has moved in them in, the overlay with its targets where those things are now out.

use std::collections::BTreeSet;

use serde_json::Value;

use super::moves::below;
use crate::document::{Action, Source, pointer, select};

/// A document before and after, with the places of everything that is elsewhere now.
pub(super) struct Versions {
    pub(super) before: Value,
    pub(super) after: Value,
    pub(super) moved: Vec<(String, String)>,
}

/// The text of the overlay with other targets, and words on each; the text is the same if nothing has moved.
pub(super) fn carry(
    overlay: &Source,
    actions: &[Action],
    documents: &[&Versions],
) -> (String, Vec<String>) {
    let mut text = overlay.lossy_text().into_owned();
    let mut notes = Vec::new();
    for action in actions {
        let is_there = |document: &&Versions| !selected(&action.target, &document.after).is_empty();
        if documents.iter().any(is_there) {
            continue;
        }
        let mut found = documents
            .iter()
            .filter_map(|document| moved(&action.target, document));
        let Some(target) = found.next() else { continue };
        let lines = text.split_inclusive('\n');
        let line = |line: &str| match line.split_once("target:") {
            Some((start, old)) if is_target(old, &action.target) => {
                format!("{start}target: {}\n", super::scalar::key(&target))
            }
            _ => line.to_owned(),
        };
        text = lines.map(line).collect();
        notes.push(format!("{}: {} -> {target}", overlay.name, action.target));
    }
    (text, notes)
}

fn is_target(written: &str, target: &str) -> bool {
    let plain = written.trim();
    let is_quoted = |quote: char| {
        let inner = plain
            .strip_prefix(quote)
            .and_then(|rest| rest.strip_suffix(quote));
        inner.is_some_and(|inner| inner.replace("''", "'") == target)
    };
    plain == target || is_quoted('\'') || is_quoted('"')
}

fn selected(target: &str, tree: &Value) -> BTreeSet<String> {
    select(target, tree)
        .unwrap_or_default()
        .into_iter()
        .collect()
}

/// The target that selects after the moves what this one selected before; `None` if it selected nothing, or has no such form.
fn moved(target: &str, document: &Versions) -> Option<String> {
    let before = selected(target, &document.before);
    let mut renamed = BTreeSet::new();
    let after: BTreeSet<String> = before
        .iter()
        .filter_map(|place| {
            let pairs = document.moved.iter();
            let known = pairs.filter_map(|pair| Some((pair, below(place, &pair.0)?)));
            let ((old, new), rest) = known.max_by_key(|((old, _), _)| old.len())?;
            let keys = pointer::keys(old).zip(pointer::keys(new));
            renamed.extend(keys.filter(|(old, new)| old != new));
            Some(format!("{new}{rest}"))
        })
        .collect();
    let mut changed = target.to_owned();
    for (old, new) in renamed {
        for quote in ['\'', '"'] {
            let quoted = |name: &str| format!("{quote}{name}{quote}");
            changed = changed.replace(&quoted(&old), &quoted(&new));
        }
        let mut path = String::new();
        for (index, step) in changed.split('.').enumerate() {
            let (name, rest) = step.split_at(step.find('[').unwrap_or(step.len()));
            match (index, name == old) {
                (0, _) => path.push_str(step),
                (_, true) => {
                    pointer::push_name(&mut path, &new);
                    path.push_str(rest);
                }
                (_, false) => path.extend([".", step]),
            }
        }
        changed = path;
    }
    (!after.is_empty() && selected(&changed, &document.after) == after).then_some(changed)
}
