//! Diagnostics in, JSON for other programs out.

use serde_json::{Value, json};

use super::action::SuggestedAction;
use super::collection::Diagnostics;
use super::message::Diagnostic;
use super::printable::PrintableJson;

impl Diagnostics {
    /// All diagnostics as one JSON array, as [`settled`](Self::settled) gives them. Each is an object with
    ///
    /// - `severity`: `error`, `warning` or `note`
    /// - `file`: as the caller named it
    /// - `line` and `column`, from one and in characters, or null if the file is not text
    /// - `end`: `{ line, column }` behind the last character of the key or value at that place, or null
    /// - `pointer`: the JSON pointer, empty for the whole document
    /// - `message`
    /// - `expected`: what was expected according to the message, or null
    /// - `help`: how to fix it, or null
    /// - `actions`: the objects to add to the `actions` of an overlay
    /// - `action`: the first of them, or null
    #[must_use]
    pub fn to_json(&self) -> PrintableJson {
        PrintableJson(self.settled().iter().map(to_json).collect())
    }
}

fn to_json(diagnostic: &Diagnostic) -> Value {
    let location = &diagnostic.location;
    let actions: Vec<Value> = diagnostic
        .actions
        .iter()
        .filter_map(SuggestedAction::to_json)
        .collect();
    json!({
        "severity": diagnostic.severity.as_str(),
        "file": location.file,
        "line": location.position.map(|(line, _)| line),
        "column": location.position.map(|(_, column)| column),
        "end": location.end.map(|(line, column)| json!({ "line": line, "column": column })),
        "pointer": location.pointer,
        "message": diagnostic.message,
        "expected": expected(&diagnostic.message),
        "help": diagnostic.help,
        "action": actions.first(),
        "actions": actions,
    })
}

/// What a message such as `expected text, found a list` says was expected.
fn expected(message: &str) -> Option<&str> {
    let (_, expected) = message.split_once("expected ")?;
    let end = [", found ", " (at /"]
        .iter()
        .filter_map(|end| expected.find(end))
        .min();
    Some(&expected[..end.unwrap_or(expected.len())])
}
