//! Conversions to and from the types of `jiff`.

use ::jiff::fmt::rfc2822;
use ::jiff::{Timestamp, civil::Date as JiffDate};

use super::{Date, DateTime, DateTimeError};
use crate::values::inputs::IntoValue;

impl DateTime {
    /// Parses the text, in the form of RFC 3339 or RFC 2822.
    ///
    /// It is part of a build with the feature `jiff`.
    ///
    /// # Errors
    /// The text has neither form.
    pub fn to_jiff(&self) -> Result<Timestamp, DateTimeError> {
        let text = self.as_str();
        let parsed = if self.is_rfc3339() {
            text.parse()
        } else {
            rfc2822::DateTimeParser::new().parse_timestamp(text)
        };
        parsed.map_err(|_| DateTimeError::DATE_TIME)
    }
}

impl Date {
    /// Parses the text, in the form `2015-07-30`.
    ///
    /// It is part of a build with the feature `jiff`.
    ///
    /// # Errors
    /// The text has another form.
    pub fn to_jiff(&self) -> Result<JiffDate, DateTimeError> {
        self.as_str().parse().map_err(|_| DateTimeError::DATE)
    }
}

/// Written in UTC.
impl From<Timestamp> for DateTime {
    fn from(time: Timestamp) -> Self {
        Self::from(time.to_string())
    }
}

impl IntoValue<DateTime> for Timestamp {
    fn into_value(self) -> DateTime {
        self.into()
    }
}

impl IntoValue<Date> for JiffDate {
    fn into_value(self) -> Date {
        self.into()
    }
}

impl From<JiffDate> for Date {
    fn from(date: JiffDate) -> Self {
        Self::from(date.to_string())
    }
}
