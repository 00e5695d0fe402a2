//! The diagnostics of a run in, what a person or an editor reads of them out.

use std::io::IsTerminal as _;

use codegen::diagnostic::Diagnostics;

use crate::input::Files;
use crate::{Failure, print};

/// For whom diagnostics are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Reader {
    /// Excerpts and help on the standard error; results on the standard output.
    #[default]
    Person,
    /// One JSON array on the standard output, and nothing else there.
    Program,
}

impl Reader {
    /// The words that the command line has for them.
    pub(crate) const ALL: [(&'static str, Self); 2] =
        [("text", Self::Person), ("json", Self::Program)];

    /// Prints a result for a person: aside, where the standard output belongs to a program.
    pub(crate) fn say(self, text: &str) {
        match self {
            Self::Person => print(text),
            Self::Program => eprintln!("{}", text.trim_end()),
        }
    }

    /// Shows all the diagnostics of a run, and ends it if there is an error among them. A program reads them even if there
    /// are none.
    pub(crate) fn show(self, diagnostics: &Diagnostics, files: &Files) -> Result<(), Failure> {
        let text = match self {
            Self::Person => rendered(diagnostics, files),
            Self::Program => {
                print(&format!("{:#}", diagnostics.to_json()));
                diagnostics.count()
            }
        };
        if diagnostics.has_errors() {
            return Err(Failure::Failed(format!("{text}\nnothing was written")));
        }
        if self == Self::Person && !diagnostics.is_empty() {
            eprintln!("{text}");
        }
        Ok(())
    }
}

/// The diagnostics as a person reads them on the standard error.
pub(crate) fn rendered(diagnostics: &Diagnostics, files: &Files) -> String {
    diagnostics.render(&files.specs, files.overlay.as_ref(), has_colours())
}

/// Whether the standard error is a terminal whose user has nothing against colours (<https://no-color.org>).
fn has_colours() -> bool {
    let is_refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    !is_refused && std::io::stderr().is_terminal()
}
