//! Conversions to and from the types of `time`.

use ::time::format_description::well_known::{Iso8601, Rfc2822, Rfc3339};
use ::time::{Date as TimeDate, OffsetDateTime};

use super::{Date, DateTime, DateTimeError, civil};
use crate::values::inputs::IntoValue;

impl DateTime {
    /// Parses the text, in the form of RFC 3339 or RFC 2822.
    ///
    /// It is part of a build with the feature `time`.
    ///
    /// # Errors
    /// The text has neither form.
    pub fn to_time(&self) -> Result<OffsetDateTime, DateTimeError> {
        let text = self.as_str();
        let parsed = if self.is_rfc3339() {
            OffsetDateTime::parse(text, &Rfc3339)
        } else {
            OffsetDateTime::parse(text, &Rfc2822)
        };
        parsed.map_err(|_| DateTimeError::DATE_TIME)
    }
}

impl Date {
    /// Parses the text, in the form `2015-07-30`.
    ///
    /// It is part of a build with the feature `time`.
    ///
    /// # Errors
    /// The text has another form.
    pub fn to_time(&self) -> Result<TimeDate, DateTimeError> {
        TimeDate::parse(self.as_str(), &Iso8601::DATE).map_err(|_| DateTimeError::DATE)
    }
}

/// Written in UTC.
impl From<OffsetDateTime> for DateTime {
    fn from(time: OffsetDateTime) -> Self {
        Self::from(civil::date_time(time.unix_timestamp(), time.nanosecond()))
    }
}

impl IntoValue<DateTime> for OffsetDateTime {
    fn into_value(self) -> DateTime {
        self.into()
    }
}

impl IntoValue<Date> for TimeDate {
    fn into_value(self) -> Date {
        self.into()
    }
}

impl From<TimeDate> for Date {
    fn from(date: TimeDate) -> Self {
        Self::from(date.to_string())
    }
}
