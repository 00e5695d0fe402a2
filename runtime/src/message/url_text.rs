//! A URL that costs nothing to copy: the text in, the same bytes shared out.

use bytes::Bytes;

/// A URL. A clone shares its text.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct UrlText(Bytes);

impl UrlText {
    pub(crate) fn new(url: String) -> Self {
        Self(Bytes::from(url))
    }

    pub(crate) fn as_str(&self) -> &str {
        // The bytes were made from a `String`.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// Returns the text for a parser that shares it.
    #[cfg(feature = "http-client")]
    pub(crate) fn into_bytes(self) -> Bytes {
        self.0
    }
}
