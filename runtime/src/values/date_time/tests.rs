use std::time::{Duration, UNIX_EPOCH};

use super::{Date, DateTime};

#[test]
fn any_text_is_kept_exactly() {
    for text in [
        "2015-07-30T20:00:00Z",
        "Thu, 30 Jul 2015 20:00:00 +0000",
        "yesterday",
        "",
    ] {
        let json = serde_json::to_string(text).unwrap();
        let time: DateTime = serde_json::from_str(&json).unwrap();
        assert_eq!(
            (time.as_str(), serde_json::to_string(&time).unwrap()),
            (text, json.clone())
        );
        assert_eq!(
            serde_json::from_str::<Date>(&json).unwrap(),
            Date::from(text)
        );
        assert_eq!(format!("{time} {time:?}"), format!("{text} {text:?}"));
    }
    assert!(serde_json::from_str::<DateTime>("1438286400").is_err());
}

#[test]
fn system_time_is_written_in_utc() {
    for (seconds, nanoseconds, expected) in [
        (0, 0, "1970-01-01T00:00:00Z"),
        (951_782_399, 0, "2000-02-28T23:59:59Z"),
        (951_782_400, 1, "2000-02-29T00:00:00.000000001Z"),
        (1_438_286_400, 120_000_000, "2015-07-30T20:00:00.12Z"),
        (4_107_542_399, 0, "2100-02-28T23:59:59Z"),
        (4_107_542_400, 0, "2100-03-01T00:00:00Z"),
        (
            253_402_300_799,
            999_999_999,
            "9999-12-31T23:59:59.999999999Z",
        ),
    ] {
        assert_eq!(
            DateTime::from(UNIX_EPOCH + Duration::new(seconds, nanoseconds)).as_str(),
            expected
        );
    }
    assert_eq!(
        DateTime::from(UNIX_EPOCH - Duration::new(0, 1)).as_str(),
        "1969-12-31T23:59:59.999999999Z"
    );
    assert_eq!(
        DateTime::from(UNIX_EPOCH - Duration::new(86_400, 0)).as_str(),
        "1969-12-31T00:00:00Z"
    );
}

/// The same expectations hold for every date library.
#[cfg(any(feature = "chrono", feature = "jiff", feature = "time"))]
macro_rules! library_tests {
    ($library:ident, $convert:ident, $timestamp:expr) => {
        mod $library {
            use super::super::{Date, DateTime};

            #[test]
            fn both_forms_give_the_same_moment() {
                for text in [
                    "2015-07-30T20:00:00Z",
                    "2015-07-30T22:00:00.000+02:00",
                    "Thu, 30 Jul 2015 20:00:00 +0000",
                    "30 Jul 2015 18:00:00 -0200",
                    "Thu, 30 Jul 2015 20:00:00 GMT",
                ] {
                    let time = DateTime::from(text).$convert().unwrap();
                    assert_eq!($timestamp(&time), 1_438_286_400, "{text}");
                    assert_eq!(DateTime::from(time).as_str(), "2015-07-30T20:00:00Z");
                }
            }

            #[test]
            fn fractions_of_a_second_are_kept() {
                for text in ["2015-07-30T20:00:00.25Z", "1969-12-31T23:59:59.999Z"] {
                    assert_eq!(
                        DateTime::from(DateTime::from(text).$convert().unwrap()).as_str(),
                        text
                    );
                }
            }

            #[test]
            fn dates_convert_both_ways() {
                let date = Date::from("2015-07-30").$convert().unwrap();
                assert_eq!(Date::from(date).as_str(), "2015-07-30");
            }

            #[test]
            fn other_text_is_an_error_that_does_not_repeat_it() {
                for text in [
                    "",
                    "yesterday",
                    "2015-13-30T20:00:00Z",
                    "2015-07-30T20:00:00",
                    "Thu, 30 Foo 2015 20:00:00 +0000",
                    "ä2015-",
                ] {
                    let error = DateTime::from(text).$convert().unwrap_err().to_string();
                    assert_eq!(
                        error,
                        "expected a date-time in the form of RFC 3339 or RFC 2822"
                    );
                }
                let error = Date::from("30.7.2015").$convert().unwrap_err().to_string();
                assert_eq!(error, "expected a date such as 2015-07-30");
            }
        }
    };
}

#[cfg(feature = "chrono")]
library_tests!(chrono, to_chrono, ::chrono::DateTime::timestamp);
#[cfg(feature = "jiff")]
library_tests!(jiff, to_jiff, |time: &::jiff::Timestamp| time.as_second());
#[cfg(feature = "time")]
library_tests!(time, to_time, |time: &::time::OffsetDateTime| time
    .unix_timestamp());
