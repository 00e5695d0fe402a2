//! How long the service asks to wait: the headers of a response go in, a time comes out.

use std::time::{Duration, SystemTime};

use httpdate::parse_http_date;

use crate::message::headers::Headers;

/// Returns the time that `Retry-After` asks for, given as a number of seconds or as a date. A date in the
/// past gives `None`.
///
/// The date is compared with the response's own `Date`, so that a clock that is wrong on this side does no harm.
pub(crate) fn retry_after(headers: &Headers) -> Option<Duration> {
    let text = headers.get("retry-after")?.trim();
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        // More seconds than fit are longer than anybody waits.
        return Some(Duration::from_secs(text.parse().unwrap_or(u64::MAX)));
    }
    let date = parse_http_date(text).ok()?;
    let now = headers
        .get("date")
        .and_then(|text| parse_http_date(text.trim()).ok())
        .or_else(now)?;
    Some(date.duration_since(now).unwrap_or_default())
}

/// Returns the time, where the system has a clock.
fn now() -> Option<SystemTime> {
    // There, asking for the time panics.
    let has_clock = !cfg!(all(target_family = "wasm", target_os = "unknown"));
    has_clock.then(SystemTime::now)
}

#[cfg(test)]
mod tests {
    use super::retry_after;
    use crate::message::http_response::HttpResponse;

    const HERE: &str = "Sat, 21 Nov 2026 05:50:00 GMT";

    fn read(value: &str, date: Option<&str>) -> Option<u64> {
        let mut response = HttpResponse::new(429, "").with_header("Retry-After", value);
        if let Some(date) = date {
            response = response.with_header("Date", date);
        }
        retry_after(response.headers()).map(|time| time.as_secs())
    }

    #[test]
    fn seconds_or_a_date() {
        for (value, expected) in [
            ("0", Some(0)),
            ("120", Some(120)),
            (" 7 ", Some(7)),
            ("99999999999999999999999", Some(u64::MAX)),
            ("Sat, 21 Nov 2026 05:50:30 GMT", Some(30)),
            ("Sun, 22 Nov 2026 05:50:00 GMT", Some(86_400)),
            ("Sat, 21 Nov 2026 05:49:59 GMT", Some(0)),
            ("Saturday, 21-Nov-26 05:50:30 GMT", Some(30)),
            ("Sat Nov 21 05:50:30 2026", Some(30)),
            ("", None),
            ("-1", None),
            ("1.5", None),
            ("soon", None),
            ("Sat, 21 Nov 2026 05:50:30", None),
        ] {
            assert_eq!(read(value, Some(HERE)), expected, "{value}");
        }
        assert_eq!(retry_after(HttpResponse::new(429, "").headers()), None);
    }

    #[test]
    fn without_a_date_of_the_response_the_system_tells_the_time() {
        assert_eq!(read("Sun, 06 Nov 1994 08:49:37 GMT", None), Some(0));
        assert!(read("Fri, 31 Dec 9999 23:59:59 GMT", None).is_some_and(|left| left > 1 << 37));
    }
}
