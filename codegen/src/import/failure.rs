//! A message about a document in, the diagnostics that end an update out.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::{self, Source};

/// An error about a file.
pub(super) fn error(
    source: &Source,
    pointer: &str,
    message: impl Into<String>,
    help: impl Into<String>,
) -> Diagnostics {
    let mut diagnostic = Diagnostic::at(&source.name, None, message.into(), help.into());
    pointer.clone_into(&mut diagnostic.location.pointer);
    located(diagnostic.into(), source)
}

/// What is wrong with one file, with lines and columns.
pub(super) fn located(mut diagnostics: Diagnostics, source: &Source) -> Diagnostics {
    document::locate(&mut diagnostics, std::slice::from_ref(source), None);
    diagnostics
}
