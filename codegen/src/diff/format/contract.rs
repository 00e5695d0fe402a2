//! The contract of a report in, its lines out: one fact that is on several items is one line.

use super::closing::place_of;
use crate::diagnostic::printable;
use crate::diff::report::{Burden, Promise, Report};
use crate::diff::spelling::code;

/// How many facts are shown of one line.
const MOST: usize = 3;

/// One line of the contract.
pub(super) struct Line {
    pub(super) burden: Burden,
    pub(super) items: String,
    pub(super) what: String,
    /// The facts by their places.
    pub(super) places: String,
}

/// The lines, the most serious first.
pub(super) fn lines(report: &Report) -> Vec<Line> {
    let mut groups: Vec<Vec<&Promise>> = Vec::new();
    for promise in &report.contract {
        let is_same = |group: &&mut Vec<&Promise>| {
            (group[0].burden, &group[0].what) == (promise.burden, &promise.what)
        };
        match groups.iter_mut().find(is_same) {
            Some(group) => group.push(promise),
            None => groups.push(vec![promise]),
        }
    }
    groups.iter().map(|group| line(group)).collect()
}

fn line(group: &[&Promise]) -> Line {
    let more = |count: usize| match count.saturating_sub(MOST) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let shown = group.iter().take(MOST);
    let items: Vec<String> = shown.clone().map(|promise| code(&promise.rust)).collect();
    let places: Vec<String> = shown
        .map(|promise| place_of(&promise.file, &promise.pointer))
        .collect();
    let more = more(group.len());
    Line {
        burden: group[0].burden,
        items: items.join(", ") + &more,
        what: printable(&group[0].what),
        places: places.join(", ") + &more,
    }
}

/// `what the service newly demands or promises: 1 breaking, 2 harmless`.
pub(super) fn title(report: &Report) -> String {
    let count = |burden| {
        report
            .contract
            .iter()
            .filter(|promise| promise.burden == burden)
            .count()
    };
    let counts = Burden::ALL.map(|burden| (count(burden), burden.as_str()));
    let words = counts.iter().filter(|(count, _)| *count > 0);
    let words: Vec<String> = words
        .map(|(count, word)| format!("{count} {word}"))
        .collect();
    format!(
        "what the service newly demands or promises: {}",
        words.join(", ")
    )
}
