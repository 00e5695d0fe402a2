//! What the renderer writes of a type or a name, as text for reports. Nothing else here knows the renderer.

pub(super) use crate::targets::spelling::{argument, binding, field, value};

use crate::diagnostic::printable;

/// A code span for text of a document.
pub(super) fn code(text: &str) -> String {
    crate::targets::docs::code(&printable(text))
}
