//! What did not fit in an answer that was read all the same: where it was, what was expected, what came, and its JSON.

use std::{fmt, sync::Arc};

/// A part of an answer that is not what the API's description specifies.
///
/// It costs at most its own field: the field is `None` or empty, or holds what could be made of the value without a
/// guess, such as the text `5` of a number or the boolean of `"true"`. An item of a list that does not fit is left out.
///
/// `Display` and `Debug` show neither the value nor keys that may be data; [`raw`](Self::raw) returns the value.
///
/// # Examples
/// ```
/// # use twilio_runtime::{Json, Response};
/// fn log(response: &Response<Json>) {
///     for mismatch in response.mismatches() {
///         eprintln!("{mismatch}"); // size: expected an integer, found a text
///     }
/// }
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Mismatch {
    inner: Arc<Inner>,
    /// Where the path below the owner of this list begins.
    below: usize,
}

#[derive(PartialEq, Eq)]
struct Inner {
    path: Box<str>,
    expected: &'static str,
    found: &'static str,
    raw: Option<Box<str>>,
}

impl Mismatch {
    pub(crate) fn new(
        path: &str,
        expected: &'static str,
        found: &'static str,
        raw: Option<&str>,
    ) -> Self {
        Self {
            inner: Arc::new(Inner {
                path: path.into(),
                expected,
                found,
                raw: raw.map(Box::from),
            }),
            below: 0,
        }
    }

    /// Returns the same mismatch, with its path below the value whose path has this length.
    pub(crate) fn below(&self, length: usize) -> Self {
        Self {
            inner: self.inner.clone(),
            below: length,
        }
    }

    /// Returns where the value is, such as `flex_flows[1].sid`: from the root of the body, or in the list of a model, from
    /// that model. A key that may be data is `[..]`.
    pub fn path(&self) -> &str {
        let path = self.inner.path.get(self.below..).unwrap_or_default();
        path.trim_start_matches('.')
    }

    /// Returns what the description specifies, such as `an integer`.
    pub fn expected(&self) -> &'static str {
        self.inner.expected
    }

    /// Returns what came instead, such as `a text`.
    pub fn found(&self) -> &'static str {
        self.inner.found
    }

    /// Returns the JSON of the value as it came, or `None` if a required field is missing. It may be personal data.
    pub fn raw(&self) -> Option<&str> {
        self.inner.raw.as_deref()
    }
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (path, expected, found) = (self.path(), self.expected(), self.found());
        if path.is_empty() {
            write!(f, "expected {expected}, found {found}")
        } else {
            write!(f, "{path}: expected {expected}, found {found}")
        }
    }
}

impl fmt::Debug for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mismatch")
            .field("path", &self.path())
            .field("expected", &self.expected())
            .field("found", &self.found())
            .finish_non_exhaustive()
    }
}
