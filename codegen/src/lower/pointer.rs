//! JSON pointers that cost nothing until a diagnostic needs one.

use std::fmt;

/// A place in a document: a chain of borrowed segments.
#[derive(Clone, Copy)]
pub(super) enum Pointer<'a> {
    /// An absolute pointer, already escaped.
    At(&'a str),
    /// A key or index below another place.
    Child(&'a Pointer<'a>, &'a str),
}

impl<'a> Pointer<'a> {
    /// The place of a key or index below this one.
    pub(super) fn child(&'a self, segment: &'a str) -> Pointer<'a> {
        Self::Child(self, segment)
    }
}

impl fmt::Display for Pointer<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::At(text) => f.write_str(text),
            Self::Child(parent, segment) => write!(f, "{parent}/{}", escape(segment)),
        }
    }
}

/// A key as a segment of a JSON pointer.
pub(super) fn escape(segment: &str) -> String {
    segment.replace('~', "~0").replace('/', "~1")
}
