//! A report in, its figures and marks out.

use std::fmt::Write as _;

use crate::diff::report::{Change, Report, Verdict};

/// `2 major, 1 minor; 1 marked ! changes what is sent or read`.
pub(super) fn summary(report: &Report) -> String {
    let counts: Vec<String> = Verdict::ALL
        .into_iter()
        .map(|verdict| (verdict, report.of(verdict).count()))
        .filter(|(_, count)| *count > 0)
        .map(|(verdict, count)| format!("{count} {}", verdict.as_str()))
        .collect();
    let mut text = counts.join(", ");
    let marks = [
        (
            behaviours(report.changes.iter()),
            "!",
            "change",
            "what is sent or read",
        ),
        (
            exposures(report.changes.iter()),
            "!!",
            "show",
            "what was hidden",
        ),
    ];
    for (count, mark, verb, what) in marks.into_iter().filter(|(count, ..)| *count > 0) {
        let s = if count == 1 { "s" } else { "" };
        // Writing to a text cannot fail.
        let _ = write!(text, "; {count} marked {mark} {verb}{s} {what}");
    }
    text
}

/// How many changes affect what is sent or read under an unchanged signature.
pub(super) fn behaviours<'a>(changes: impl Iterator<Item = &'a Change>) -> usize {
    changes.filter(|change| change.behaviour).count()
}

/// How many changes show what was hidden.
pub(super) fn exposures<'a>(changes: impl Iterator<Item = &'a Change>) -> usize {
    changes.filter(|change| change.exposes).count()
}

/// The mark of a change that a compiler does not find.
pub(super) fn mark(change: &Change) -> &'static str {
    match (change.exposes, change.behaviour) {
        (true, _) => "!!",
        (false, true) => "!",
        (false, false) => "",
    }
}
