//! What is wrong with a text that should have been a date.
//!
//! The expected form goes in, a message comes out. It is without the text, which the [`DateTime`](super::DateTime) itself still has.

use std::error::Error;
use std::fmt;

/// A date or date-time of the API is not in the form that its type promises, or outside what the date library can hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateTimeError {
    expected: &'static str,
}

#[cfg(any(feature = "chrono", feature = "jiff", feature = "time"))]
impl DateTimeError {
    pub(super) const DATE: Self = Self {
        expected: "a date such as 2015-07-30",
    };
    pub(super) const DATE_TIME: Self = Self {
        expected: "a date-time in the form of RFC 3339 or RFC 2822",
    };
}

impl fmt::Display for DateTimeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "expected {}", self.expected)
    }
}

impl Error for DateTimeError {}
