//! Dates as HTTP writes them: a text in, seconds since the beginning of 1970 out.
//!
//! There is one form to write, `Sun, 06 Nov 1994 08:49:37 GMT`, and two more to read (RFC 9110, 5.6.7):
//! `Sunday, 06-Nov-94 08:49:37 GMT` and `Sun Nov  6 08:49:37 1994`.

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// A year of two digits that would be further ahead is one of the century before.
const YEARS_AHEAD: u64 = 50;

/// Returns the seconds from the beginning of 1970 to `text`, unless it is not a date, or an earlier one.
pub(super) fn parse(text: &str) -> Option<u64> {
    let parts = text.split([' ', ',', '-', ':']);
    let parts: Vec<_> = parts.filter(|part| !part.is_empty()).collect();
    // The day of the week says nothing that the date does not.
    let (year, month, day, [hour, minute, second]) = match parts[..] {
        [_, day, month, year, hour, minute, second, "GMT"] if year.len() == 2 => {
            let latest = year_of(now()) + YEARS_AHEAD;
            (full_year(year, latest)?, month, day, [hour, minute, second])
        }
        [_, day, month, year, hour, minute, second, "GMT"]
        | [_, month, day, hour, minute, second, year] => {
            (year.parse().ok()?, month, day, [hour, minute, second])
        }
        _ => return None,
    };
    let year = Some(year).filter(|year| (1970..=9999).contains(year))?;
    let month = MONTHS.iter().position(|name| *name == month)?;
    let days = days_before(year, month as u64) + number(day, 1..=31)? - 1;
    let minutes = (days * 24 + number(hour, 0..=23)?) * 60 + number(minute, 0..=59)?;
    // A leap second is the first of the next minute.
    Some(minutes * 60 + number(second, 0..=60)?)
}

/// Returns the last year up to `latest` that ends in these two digits.
fn full_year(digits: &str, latest: u64) -> Option<u64> {
    let year = number(digits, 0..=99)?;
    Some(latest - (latest - year) % 100)
}

/// Returns the year of a time in seconds, give or take a day at its ends. Where nobody tells the time it is 2019, with
/// which two digits mean a year from 1970 on.
fn year_of(time: Option<u64>) -> u64 {
    const SECONDS: u64 = 31_556_952;
    time.map_or(2019, |time| 1970 + time / SECONDS)
}

/// Returns the seconds from the beginning of 1970 to now, where the system has a clock.
pub(super) fn now() -> Option<u64> {
    // There, asking for the time panics.
    if cfg!(all(target_family = "wasm", target_os = "unknown")) {
        return None;
    }
    let elapsed = std::time::SystemTime::UNIX_EPOCH.elapsed().ok()?;
    Some(elapsed.as_secs())
}

fn number(text: &str, range: std::ops::RangeInclusive<u64>) -> Option<u64> {
    let number = text.parse().ok()?;
    range.contains(&number).then_some(number)
}

/// Returns the days from the beginning of 1970 to the first of the month, which is counted from zero.
fn days_before(year: u64, month: u64) -> u64 {
    // The year is taken to begin in March, so that the leap day is its last.
    let (year, month) = if month < 2 {
        (year - 1, month + 10)
    } else {
        (year, month - 2)
    };
    let leap_days = year / 4 - year / 100 + year / 400;
    // The months from March on have 31, 30, 31, 30, 31 days, and again, which this division counts; the last number is
    // the day of this calendar on which 1970 began.
    year * 365 + leap_days + (153 * month + 2) / 5 - 719_468
}

#[cfg(test)]
mod tests {
    use super::{full_year, now, parse, year_of};

    #[test]
    fn dates_become_seconds() {
        for (text, seconds) in [
            ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
            ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777),
            ("Tue, 29 Feb 2000 23:59:59 GMT", 951_868_799),
            ("Wed, 01 Mar 2000 00:00:00 GMT", 951_868_800),
            ("Sat, 21 Nov 2026 05:50:00 GMT", 1_795_240_200),
            ("Sat, 31 Dec 2016 23:59:60 GMT", 1_483_228_800),
            ("Fri, 31 Dec 9999 23:59:59 GMT", 253_402_300_799),
            ("Sunday, 06-Nov-94 08:49:37 GMT", 784_111_777),
            ("Sun Nov  6 08:49:37 1994", 784_111_777),
            ("Sat Nov 21 05:50:00 2026", 1_795_240_200),
        ] {
            assert_eq!(parse(text), Some(seconds), "{text}");
        }
    }

    #[test]
    fn anything_else_is_no_date() {
        for text in [
            "",
            "GMT",
            "Sun, 06 Nov 1994 08:49:37 UTC",
            "Sun, 06 Nov 1994 08:49 GMT",
            "Sun, 06 Nov 1994 08:49:37:00 GMT",
            "Sun, 06 Foo 1994 08:49:37 GMT",
            "Sun, 00 Nov 1994 08:49:37 GMT",
            "Sun, 06 Nov 1969 08:49:37 GMT",
            "Sun, 06 Nov 1994 24:00:00 GMT",
            "Sun, 06 Nov 994 08:49:37 GMT",
            "Sunday, 06-Nov-xx 08:49:37 GMT",
            "Sunday, 06-Nov-94 08:49:37",
            "Sun Nov  6 08:49:37",
            "Sun Nov  6 08:49:37 94",
            "Sun Nov  6 08:49:37 1994 GMT",
            "-1",
            "Sun, 06 Nov 18446744073709551615 08:49:37 GMT",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn two_digits_are_a_year_that_is_at_most_fifty_years_ahead() {
        for (digits, year) in [("26", 2026), ("27", 2027), ("76", 2076), ("77", 1977)] {
            assert_eq!(full_year(digits, 2026 + 50), Some(year), "{digits}");
        }
        assert_eq!(full_year("00", 2099 + 50), Some(2100));
        // The second day of 2026, and the last but one.
        assert_eq!(year_of(Some(1_767_312_000)), 2026);
        assert_eq!(year_of(Some(1_798_588_800)), 2026);
        let far = year_of(now()) + 51;
        let date = format!("Sunday, 06-Nov-{:02} 08:49:37 GMT", far % 100);
        let past = format!("Sun, 06 Nov {} 08:49:37 GMT", far - 100);
        assert_eq!(parse(&date), parse(&past));
    }
}
