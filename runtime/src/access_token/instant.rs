//! Points in time as tokens contain them: the time of the system goes in, the time since 1970 comes out, and back.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde_json::Value;

/// The longest time for which Twilio accepts a token.
pub(super) const MAX_LIFETIME: Duration = Duration::from_secs(24 * 60 * 60);

/// For how long a token lasts unless its time to live is set.
pub(super) const DEFAULT_LIFETIME: Duration = Duration::from_secs(60 * 60);

/// Returns the time since 1970 in whole seconds, as tokens count them. What is before is 1970.
pub(super) fn seconds(time: SystemTime) -> u64 {
    since_1970(time).as_secs()
}

/// Returns the time since 1970. What is before is 1970.
pub(super) fn since_1970(time: SystemTime) -> Duration {
    time.duration_since(UNIX_EPOCH).unwrap_or_default()
}

/// Returns the point in time that a number of a token is, unless it is none that this system can represent.
pub(super) fn of_claim(value: &Value) -> Option<SystemTime> {
    let since = match value.as_u64() {
        Some(seconds) => Duration::from_secs(seconds),
        None => Duration::try_from_secs_f64(value.as_f64()?).ok()?,
    };
    UNIX_EPOCH.checked_add(since)
}

/// Returns the point in time so many seconds after 1970.
pub(super) fn of_seconds(seconds: u64) -> SystemTime {
    UNIX_EPOCH
        .checked_add(Duration::from_secs(seconds))
        .unwrap_or(UNIX_EPOCH)
}
