//! The diagnostics of a run in, text for a person or JSON for an editor out.

use std::io::IsTerminal as _;

use codegen::diagnostic::{Diagnostic, Diagnostics, Severity};

use crate::files::Files;
use crate::{Failure, print};

/// How diagnostics are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum OutputFormat {
    /// Excerpts and help on the standard error; results on the standard output.
    #[default]
    Text,
    /// One JSON array on the standard output, and nothing else there.
    Json,
}

impl OutputFormat {
    /// Their names on the command line.
    pub(crate) const ALL: [(&'static str, Self); 2] = [("text", Self::Text), ("json", Self::Json)];

    /// Prints text for people: on the standard error if the standard output is JSON.
    pub(crate) fn say(self, text: &str) {
        match self {
            Self::Text => print(text),
            Self::Json => eprintln!("{}", text.trim_end()),
        }
    }

    /// Shows all the diagnostics of a run, and ends it if one of them prevents the result. JSON is printed even if there are none.
    pub(crate) fn show(
        self,
        diagnostics: &Diagnostics,
        files: &Files,
        warnings: Warnings,
    ) -> Result<(), Failure> {
        let mut text = match self {
            Self::Text => rendered(diagnostics, files),
            Self::Json => {
                print(&format!("{:#}", diagnostics.to_json()));
                diagnostics.count()
            }
        };
        let is_warning = |diagnostic: &&Diagnostic| diagnostic.severity == Severity::Warning;
        let has_warnings = diagnostics.sorted().iter().any(is_warning);
        let are_denied = warnings == Warnings::Denied && has_warnings;
        if are_denied && !diagnostics.has_errors() {
            text.push_str("\nerror: warnings are denied");
        }
        if are_denied || diagnostics.has_errors() {
            return Err(Failure::Failed(format!("{text}\nnothing was written")));
        }
        if self == Self::Text && !diagnostics.is_empty() {
            eprintln!("{text}");
        }
        Ok(())
    }
}

/// Whether a warning prevents the result, as an error does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Warnings {
    /// It is only shown.
    Allowed,
    /// It prevents the result.
    Denied,
}

/// The diagnostics as a person reads them on the standard error.
pub(crate) fn rendered(diagnostics: &Diagnostics, files: &Files) -> String {
    diagnostics.render(&files.specs, files.overlay.as_ref(), has_colours())
}

/// Whether the standard error is a terminal whose user has not disabled colours (<https://no-color.org>).
fn has_colours() -> bool {
    let is_refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    !is_refused && std::io::stderr().is_terminal()
}
