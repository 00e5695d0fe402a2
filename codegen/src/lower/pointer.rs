//! JSON pointers that cost nothing until a diagnostic needs one.

use std::borrow::Cow;
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
pub(super) fn escape(segment: &str) -> Cow<'_, str> {
    if segment.contains(['~', '/']) {
        segment.replace('~', "~0").replace('/', "~1").into()
    } else {
        segment.into()
    }
}

/// The key that a segment of a JSON pointer stands for.
pub(super) fn unescape(segment: &str) -> Cow<'_, str> {
    if segment.contains('~') {
        segment.replace("~1", "/").replace("~0", "~").into()
    } else {
        segment.into()
    }
}
