//! A report as JSON for other programs.

use serde_json::{Value, json};

use super::counts::{behaviours, exposures};
use crate::diagnostic::PrintableJson;
use crate::diff::report::{Change, Fact, Promise, Report, Verdict};

impl Report {
    /// The report as one JSON object:
    ///
    /// - `schema`: 3.
    /// - `verdict`: `major`, `minor`, `patch`, or null if nothing changed.
    /// - `counts`: an object of numbers: the changes of each verdict, and `behaviour` and `exposes`, those with that mark.
    /// - `changes`: a list of objects with `verdict`, `item`, `kind`, `rust`, `wire`, `what` and `reason` (text), `behaviour` (whether
    ///   code compiles as before and sends or reads something else) and `exposes` (whether something that was hidden is now shown). The
    ///   names of items and kinds are those of [`ItemKind::as_str`](crate::diff::ItemKind::as_str) and
    ///   [`ChangeKind::as_str`](crate::diff::ChangeKind::as_str).
    /// - `contract`: a list of objects with `burden` (`breaking`, `risky` or `harmless`), `rust`, `what`, `file` and `pointer` (text), for
    ///   what the service newly demands or promises.
    /// - `no_difference`: a list of objects with `file`, `pointer` and `what` (text), for the facts of the documents that changed
    ///   without any difference to the crate.
    /// - `notes`: a list of texts, what was not compared and why.
    /// - `release`: a list of texts, what does not fit the verdict: the version, or the changelog; null if neither is known.
    /// - `unmatched`: an object with `old` and `new`, lists of the targets of the overlay that match nothing on that side.
    #[must_use]
    pub fn to_json(&self) -> PrintableJson {
        let count = |verdict| self.of(verdict).count();
        PrintableJson(json!({
            "schema": 3,
            "verdict": self.verdict().map(Verdict::as_str),
            "counts": {
                "major": count(Verdict::Major),
                "minor": count(Verdict::Minor),
                "patch": count(Verdict::Patch),
                "behaviour": behaviours(self.changes.iter()),
                "exposes": exposures(self.changes.iter()),
            },
            "changes": self.changes.iter().map(entry).collect::<Vec<_>>(),
            "contract": self.contract.iter().map(promise).collect::<Vec<_>>(),
            "no_difference": self.neutral.iter().map(fact).collect::<Vec<_>>(),
            "notes": self.notes,
            "release": self.release,
            "unmatched": { "old": self.unmatched[0], "new": self.unmatched[1] },
        }))
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
        exposes,
    } = change;
    json!({
        "verdict": verdict.as_str(),
        "behaviour": behaviour,
        "exposes": exposes,
        "item": item.as_str(),
        "kind": kind.as_str(),
        "rust": rust,
        "wire": wire,
        "what": what,
        "reason": reason,
    })
}

fn promise(promise: &Promise) -> Value {
    let Promise {
        burden,
        rust,
        what,
        file,
        pointer,
    } = promise;
    json!({
        "burden": burden.as_str(),
        "rust": rust,
        "what": what,
        "file": file,
        "pointer": pointer,
    })
}

fn fact(fact: &Fact) -> Value {
    let Fact {
        file,
        pointer,
        what,
    } = fact;
    json!({ "file": file, "pointer": pointer, "what": what })
}
