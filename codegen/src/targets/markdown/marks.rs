//! Private characters that replace others while a text is wrapped.

/// Stands for a space at which a line must not be broken. Control characters of the input are gone by now.
pub(super) const HARD_SPACE: char = '\u{1}';

/// Stands for a line break that the text asks for.
pub(super) const LINE_BREAK: char = '\u{2}';
