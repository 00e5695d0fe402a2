//! A report as JSON for other programs.

use serde_json::{Value, json};

use super::behaviours;
use crate::diff::{Change, Report, Verdict};

impl Report {
    /// The report as one JSON object: `schema` (1), `verdict` (`major`, `minor`, `patch` or null), `counts` (an object with the number
    /// of changes of each verdict, and `behaviour` of those that alter what is sent or read), and `changes`, a list of objects with
    /// `verdict`, `behaviour` (boolean), `item`, `kind`, `rust`, `wire`, `what` and `reason` (text). The names of items and kinds are
    /// those of [`Item::as_str`](crate::diff::Item::as_str) and [`Kind::as_str`](crate::diff::Kind::as_str).
    #[must_use]
    pub fn to_json(&self) -> Value {
        let count = |verdict| self.of(verdict).count();
        json!({
            "schema": 1,
            "verdict": self.verdict().map(Verdict::as_str),
            "counts": {
                "major": count(Verdict::Major),
                "minor": count(Verdict::Minor),
                "patch": count(Verdict::Patch),
                "behaviour": behaviours(self.changes.iter()),
            },
            "changes": self.changes.iter().map(entry).collect::<Vec<_>>(),
        })
    }
}

fn entry(change: &Change) -> Value {
    let Change {
        rust,
        wire,
        item,
        kind,
        what,
        verdict,
        reason,
        behaviour,
    } = change;
    json!({
        "verdict": verdict.as_str(),
        "behaviour": behaviour,
        "item": item.as_str(),
        "kind": kind.as_str(),
        "rust": rust,
        "wire": wire,
        "what": what,
        "reason": reason,
    })
}
