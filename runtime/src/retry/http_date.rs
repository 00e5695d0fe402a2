//! Dates as HTTP writes them, `Sun, 06 Nov 1994 08:49:37 GMT`: a text in, seconds since the beginning of 1970 out.
//!
//! The two obsolete forms of the last century are not read; a service that sends one has not said when to come back.

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// Returns the seconds from the beginning of 1970 to `text`, unless it is no date or an earlier one.
pub(super) fn parse(text: &str) -> Option<u64> {
    let (_, date) = text.trim().strip_suffix(" GMT")?.split_once(", ")?;
    let mut parts = date.split([' ', ':']);
    let day = number(parts.next()?, 1..=31)?;
    let month = parts.next()?;
    let month = MONTHS.iter().position(|name| *name == month)?;
    let year = number(parts.next()?, 1970..=9999)?;
    let hour = number(parts.next()?, 0..=23)?;
    let minute = number(parts.next()?, 0..=59)?;
    // A leap second is the first of the next minute.
    let second = number(parts.next()?, 0..=60)?;
    let days = days_before(year, month as u64) + day - 1;
    parts
        .next()
        .is_none()
        .then_some(((days * 24 + hour) * 60 + minute) * 60 + second)
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
    use super::parse;

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
            "Sunday, 06-Nov-94 08:49:37 GMT",
            "Sun Nov  6 08:49:37 1994",
            "Sun, 06 Nov 18446744073709551615 08:49:37 GMT",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
