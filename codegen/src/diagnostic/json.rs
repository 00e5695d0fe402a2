//! Diagnostics in, JSON for other programs out.

use serde_json::{Value, json};

use super::{Diagnostics, Severity};

impl Diagnostics {
    /// All diagnostics as one JSON array, sorted as [`sorted`](Self::sorted) does. Each is an object with `severity`
    /// (`error`, `warning` or `note`), `file`, `line` and `column` (from one, or null), `pointer`, `message` and `help`
    /// (text or null).
    #[must_use]
    pub fn to_json(&self) -> Value {
        let entry = |diagnostic: &super::Diagnostic| {
            let location = &diagnostic.location;
            json!({
                "severity": diagnostic.severity.as_str(),
                "file": location.file,
                "line": location.position.map(|(line, _)| line),
                "column": location.position.map(|(_, column)| column),
                "pointer": location.pointer,
                "message": diagnostic.message,
                "help": diagnostic.help,
            })
        };
        self.sorted().into_iter().map(entry).collect()
    }
}

impl Severity {
    /// `error`, `warning` or `note`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}
