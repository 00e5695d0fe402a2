//! A message about a document in, the diagnostics that end an import out.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::Source;

/// One error about one place.
pub(super) fn error(
    source: &Source,
    pointer: &str,
    message: impl Into<String>,
    help: impl Into<String>,
) -> Diagnostics {
    let mut diagnostic = Diagnostic::at(&source.name, None, message, help);
    pointer.clone_into(&mut diagnostic.location.pointer);
    diagnostic.into()
}
