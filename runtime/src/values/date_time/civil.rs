//! Seconds since the Unix epoch as calendar text, in UTC.
//!
//! Seconds and nanoseconds go in, `2015-07-30T20:00:00Z` comes out, with a fraction of a second unless it is zero.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

const SECONDS_PER_DAY: i64 = 86_400;

/// The Gregorian calendar repeats itself after 400 years.
const YEARS_PER_CYCLE: i64 = 400;
const DAYS_PER_CYCLE: i64 = 146_097;

/// The day on which the calendar's arithmetic below begins a cycle: 2000-01-01, counted from 1970-01-01.
const CYCLE_START: i64 = 10_957;
const CYCLE_START_YEAR: i64 = 2_000;

/// Writes a point in time; a `nanosecond` of a thousand million or more is in a leap second.
pub(super) fn date_time(seconds: i64, nanosecond: u32) -> String {
    let (year, month, day) = date(seconds.div_euclid(SECONDS_PER_DAY));
    let second_of_day = seconds.rem_euclid(SECONDS_PER_DAY);
    let (hour, minute) = (second_of_day / 3_600, second_of_day / 60 % 60);
    let second = second_of_day % 60 + i64::from(nanosecond / 1_000_000_000);
    let fraction = format!(".{:09}", nanosecond % 1_000_000_000);
    let fraction = fraction.trim_end_matches('0').trim_end_matches('.');
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{fraction}Z")
}

/// Returns whole seconds since the Unix epoch, rounded down, and the nanoseconds above them.
pub(super) fn since_epoch(time: SystemTime) -> (i64, u32) {
    let seconds = |duration: Duration| i64::try_from(duration.as_secs()).unwrap_or(i64::MAX);
    match time.duration_since(UNIX_EPOCH) {
        Ok(after) => (seconds(after), after.subsec_nanos()),
        Err(error) => match error.duration() {
            before if before.subsec_nanos() == 0 => (-seconds(before), 0),
            before => (-seconds(before) - 1, 1_000_000_000 - before.subsec_nanos()),
        },
    }
}

/// Returns year, month and day of a day that is counted from 1970-01-01.
fn date(day_since_epoch: i64) -> (i64, i64, i64) {
    let day = day_since_epoch - CYCLE_START;
    let mut year = CYCLE_START_YEAR + YEARS_PER_CYCLE * day.div_euclid(DAYS_PER_CYCLE);
    let mut day = day.rem_euclid(DAYS_PER_CYCLE);
    while day >= days_of_year(year) {
        day -= days_of_year(year);
        year += 1;
    }
    let mut month = 1;
    while day >= days_of_month(year, month) {
        day -= days_of_month(year, month);
        month += 1;
    }
    (year, month, day + 1)
}

fn days_of_year(year: i64) -> i64 {
    if is_leap_year(year) { 366 } else { 365 }
}

fn days_of_month(year: i64, month: i64) -> i64 {
    match month {
        2 if is_leap_year(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn is_leap_year(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}
