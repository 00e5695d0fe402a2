//! Two sides and the items that changed in, the facts out in which their documents differ without any difference to the crate.
//!
//! Lowering notes which values it reads and for which items. A fact that it does not read, or reads for items without a change, makes no
//! difference; one that it reads for an item that changed belongs to that change.

use serde_json::Value;

use super::difference::Difference;
use super::facts;
use super::refused::base_name;
use super::side::Side;
use super::way::{Found, find as find_way};
use crate::diff::changed::Changed;
use crate::diff::report::Fact;
use crate::document::Document;

/// The facts that make no difference, each once.
pub(in crate::diff) fn find(old: &Side, new: &Side, changed: &Changed) -> Vec<Fact> {
    let mut found: Vec<Fact> = Vec::new();
    for pair in pairs(&old.documents, &new.documents) {
        let [before, after] = pair.map(original);
        for difference in facts::find(before, after) {
            if !makes_difference(&difference, [old, new], pair, changed) {
                let fact = fact(&difference, [before, after], pair[1]);
                if !found.contains(&fact) {
                    found.push(fact);
                }
            }
        }
    }
    found
}

/// Which documents of two sides belong together: those of one name, or all in their order.
fn pairs<'a>(old: &'a [Document], new: &'a [Document]) -> Vec<[&'a Document; 2]> {
    if old.len() == new.len() {
        return old.iter().zip(new).map(<[_; 2]>::from).collect();
    }
    let name = |document: &'a Document| base_name(&document.file);
    let partner = |before: &'a Document| {
        let mut all = new.iter();
        Some([before, all.find(|after| name(after) == name(before))?])
    };
    old.iter().filter_map(partner).collect()
}

/// The document as it was published.
fn original(document: &Document) -> &Value {
    document.original.as_ref().unwrap_or(&document.tree)
}

/// Whether an item that changed was made from the fact.
fn makes_difference(
    difference: &Difference<'_>,
    sides: [&Side; 2],
    pair: [&Document; 2],
    changed: &Changed,
) -> bool {
    let found = [0, 1].map(|side| find_way(&pair[side].tree, &difference.ways[side]));
    let [before, after] = found
        .each_ref()
        .map(|found| found.as_ref().map(|found| found.value));
    // What the overlay makes equal is equal.
    if before == after {
        return false;
    }
    let is_read = |side: usize| {
        let Found { around, value, .. } = found[side].as_ref()?;
        let readers = sides[side].reads.readers(around, value)?;
        Some(readers.iter().any(|reader| changed.contains(side, reader)))
    };
    [0, 1].iter().any(|side| is_read(*side) == Some(true))
}

fn fact(difference: &Difference<'_>, roots: [&Value; 2], new: &Document) -> Fact {
    let side = usize::from(difference.values[1].is_some());
    let found = find_way(roots[side], &difference.ways[side]);
    Fact {
        file: new.file.clone(),
        pointer: found.map_or(String::new(), |found| found.pointer),
        what: difference.what(),
    }
}
