//! Dates and date-times: the text exactly as it arrived, parsed on demand.
//!
//! The API's text or a value of a date library goes in; the same text comes out, or a value of the date library that the application chose
//! with the feature `chrono`, `jiff` or `time`.

mod civil;
mod error;

#[cfg(feature = "chrono")]
mod chrono;
#[cfg(feature = "jiff")]
mod jiff;
#[cfg(feature = "time")]
mod time;

use std::fmt;
use std::time::SystemTime;

pub use self::error::DateTimeError;
use crate::values::inputs::IntoValue;
use crate::values::wire_text::WireText;

/// A point in time, as the API writes it: `2015-07-30T20:00:00Z` ([RFC 3339]), or `Thu, 30 Jul 2015 20:00:00 +0000` ([RFC 2822]) in
/// Twilio's older APIs.
///
/// The text is kept exactly and is not checked, so that no answer is refused for its date. The features `chrono`, `jiff` and `time`
/// add conversions: `to_chrono()`, `to_jiff()` and `to_time()`, and `From` the types of these libraries.
///
/// ```
/// use std::time::{Duration, UNIX_EPOCH};
/// # use twilio_runtime::DateTime;
///
/// assert_eq!(DateTime::from(UNIX_EPOCH + Duration::from_millis(1_500)).as_str(), "1970-01-01T00:00:01.5Z");
/// ```
///
/// Two values are equal when their texts are; the same moment can be written in several ways.
///
/// [RFC 3339]: https://www.rfc-editor.org/rfc/rfc3339
/// [RFC 2822]: https://www.rfc-editor.org/rfc/rfc2822
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct DateTime(Box<str>);

/// A calendar date, as the API writes it: `2015-07-30`.
///
/// The text is kept exactly and is not checked, so that no answer is refused for its date. The features `chrono`, `jiff` and `time`
/// add conversions: `to_chrono()`, `to_jiff()` and `to_time()`, and `From` the types of these libraries.
///
/// ```
/// # use twilio_runtime::Date;
/// assert_eq!(Date::from("2015-07-30").as_str(), "2015-07-30");
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Date(Box<str>);

macro_rules! text_type {
    ($type:ident) => {
        impl $type {
            /// Returns the text as it is on the wire.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Debug for $type {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&self.0, formatter)
            }
        }

        impl WireText for $type {
            fn from_wire(text: &str) -> Self {
                Self(text.into())
            }

            fn wire(&self) -> &str {
                self.as_str()
            }
        }

        crate::wire_text!($type);
        crate::text_conversions!($type);
    };
}

text_type!(DateTime);
text_type!(Date);

impl From<SystemTime> for DateTime {
    fn from(time: SystemTime) -> Self {
        let (seconds, nanosecond) = civil::since_epoch(time);
        Self::from(civil::date_time(seconds, nanosecond))
    }
}

impl IntoValue<DateTime> for SystemTime {
    fn into_value(self) -> DateTime {
        self.into()
    }
}

#[cfg(any(feature = "chrono", feature = "jiff", feature = "time"))]
impl DateTime {
    /// RFC 3339 begins with the year, RFC 2822 with the name of a weekday, or a day that is followed by the name of a month.
    fn is_rfc3339(&self) -> bool {
        self.0.get(..5).is_some_and(|start| start.ends_with('-'))
    }
}

#[cfg(test)]
mod tests;
