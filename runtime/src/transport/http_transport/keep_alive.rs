//! How long the service keeps a connection: headers go in, time and number of requests come out.

use std::time::Duration;

use hyper::{HeaderMap, header::HeaderName};

const KEEP_ALIVE: HeaderName = HeaderName::from_static("keep-alive");

/// The service may close the connection sooner than this after its time, and a request takes time to get there.
const MARGIN: Duration = Duration::from_secs(1);

/// What a `Keep-Alive` header promises.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct KeepAlive {
    /// How long the connection can wait for its next request.
    pub(super) idle: Option<Duration>,
    /// How many requests the connection takes. Some services mean all of them, others those to come; the smaller number
    /// is safe with both.
    pub(super) requests: Option<u32>,
}

impl KeepAlive {
    /// Reads the header, such as `timeout=5, max=100`. A malformed parameter is ignored.
    pub(super) fn of(headers: &HeaderMap) -> Self {
        let mut read = Self::default();
        let Some(text) = headers
            .get(&KEEP_ALIVE)
            .and_then(|value| value.to_str().ok())
        else {
            return read;
        };
        for parameter in text.split(',') {
            let Some((name, value)) = parameter.split_once('=') else {
                continue;
            };
            let (name, value) = (name.trim(), value.trim().trim_matches('"').parse().ok());
            if name.eq_ignore_ascii_case("timeout") {
                read.idle = value.map(|seconds: u32| usable(Duration::from_secs(seconds.into())));
            } else if name.eq_ignore_ascii_case("max") {
                read.requests = value;
            }
        }
        read
    }
}

/// Returns the part of `promised` in which a request still arrives in time.
fn usable(promised: Duration) -> Duration {
    promised.saturating_sub(MARGIN).max(promised / 2)
}

#[cfg(test)]
mod tests {
    use super::{HeaderMap, KEEP_ALIVE, KeepAlive, usable};
    use std::time::Duration;

    fn read(text: &'static str) -> (Option<u64>, Option<u32>) {
        let mut headers = HeaderMap::new();
        headers.insert(KEEP_ALIVE, text.parse().expect("a value"));
        let read = KeepAlive::of(&headers);
        (read.idle.map(|idle| idle.as_secs()), read.requests)
    }

    #[test]
    fn the_usual_forms_are_read_and_nonsense_says_nothing() {
        assert_eq!(read("timeout=5, max=100"), (Some(4), Some(100)));
        assert_eq!(read("Timeout=\"20\""), (Some(19), None));
        assert_eq!(read("max=0"), (None, Some(0)));
        for nonsense in ["", "timeout", "timeout=-1", "max=x;y", "timeout=5s", ",,="] {
            assert_eq!(read(nonsense), (None, None), "{nonsense}");
        }
        assert_eq!(KeepAlive::of(&HeaderMap::new()), KeepAlive::default());
    }

    #[test]
    fn some_of_a_short_time_is_used() {
        assert_eq!(usable(Duration::from_secs(1)), Duration::from_millis(500));
        assert_eq!(usable(Duration::ZERO), Duration::ZERO);
    }
}
