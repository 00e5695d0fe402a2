//! The headers of a request or a response, without a type of another crate in sight.

use std::fmt;

use http::{HeaderMap, HeaderName, HeaderValue};

/// The headers of a request or a response. Names are compared without regard to case.
///
/// `Debug` shows the names alone, because values can be credentials.
#[derive(Clone, Default, PartialEq)]
pub struct Headers(HeaderMap);

impl Headers {
    /// Returns the first value of `name`, if the header is present and visible ASCII.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name)?.to_str().ok()
    }

    /// Returns every header: its name in lower case, and its value.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.0
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_bytes()))
    }

    /// Returns the number of headers.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are no headers.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns every header, with what HTTP's own types know of it.
    pub(crate) fn values(&self) -> impl Iterator<Item = (&HeaderName, &HeaderValue)> {
        self.0.iter()
    }

    pub(crate) fn with_capacity(capacity: usize) -> Self {
        Self(HeaderMap::with_capacity(capacity))
    }

    /// Sets a header. A credential is marked, so that no layer below prints it or keeps it for header compression.
    pub(crate) fn insert(&mut self, name: HeaderName, mut value: HeaderValue) {
        if name == http::header::AUTHORIZATION {
            value.set_sensitive(true);
        }
        self.0.insert(name, value);
    }

    pub(crate) fn has(&self, name: &HeaderName) -> bool {
        self.0.contains_key(name)
    }

    pub(crate) fn remove(&mut self, name: &HeaderName) {
        self.0.remove(name);
    }

    pub(crate) fn append(&mut self, name: HeaderName, value: HeaderValue) {
        self.0.append(name, value);
    }

    #[cfg(any(feature = "http-client", feature = "reqwest"))]
    pub(crate) fn from_map(map: HeaderMap) -> Self {
        Self(map)
    }

    #[cfg(any(feature = "http-client", feature = "reqwest"))]
    pub(crate) fn into_map(self) -> HeaderMap {
        self.0
    }
}

impl fmt::Debug for Headers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set()
            .entries(self.0.keys().map(HeaderName::as_str))
            .finish()
    }
}
