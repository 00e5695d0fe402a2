//! Conversions to and from the types of `chrono`.

use ::chrono::{DateTime as ChronoDateTime, Datelike, FixedOffset, NaiveDate, TimeZone};

use super::{Date, DateTime, DateTimeError, civil};
use crate::values::inputs::IntoValue;

impl DateTime {
    /// Parses the text, in the form of RFC 3339 or RFC 2822.
    ///
    /// It is part of a build with the feature `chrono`.
    ///
    /// # Errors
    /// The text has neither form.
    pub fn to_chrono(&self) -> Result<ChronoDateTime<FixedOffset>, DateTimeError> {
        let parse = if self.is_rfc3339() {
            ChronoDateTime::parse_from_rfc3339
        } else {
            ChronoDateTime::parse_from_rfc2822
        };
        parse(self.as_str()).map_err(|_| DateTimeError::DATE_TIME)
    }
}

impl Date {
    /// Parses the text, in the form `2015-07-30`.
    ///
    /// It is part of a build with the feature `chrono`.
    ///
    /// # Errors
    /// The text has another form.
    pub fn to_chrono(&self) -> Result<NaiveDate, DateTimeError> {
        self.as_str().parse().map_err(|_| DateTimeError::DATE)
    }
}

/// Written in UTC.
impl<Z: TimeZone> From<ChronoDateTime<Z>> for DateTime {
    fn from(time: ChronoDateTime<Z>) -> Self {
        Self::from(civil::date_time(
            time.timestamp(),
            time.timestamp_subsec_nanos(),
        ))
    }
}

impl<Z: TimeZone> IntoValue<DateTime> for ChronoDateTime<Z> {
    fn into_value(self) -> DateTime {
        self.into()
    }
}

impl IntoValue<Date> for NaiveDate {
    fn into_value(self) -> Date {
        self.into()
    }
}

impl From<NaiveDate> for Date {
    fn from(date: NaiveDate) -> Self {
        Self::from(format!(
            "{:04}-{:02}-{:02}",
            date.year(),
            date.month(),
            date.day()
        ))
    }
}
