//! The limits of a call, which a client sets and a call may change.

use std::time::Duration;

use crate::retry::RetryPolicy;

/// How long a call may take, and how often it may be attempted.
#[derive(Clone, Copy)]
pub(crate) struct Limits {
    /// The time for the whole call, with all attempts and the waits between them.
    pub(crate) total: Duration,
    /// The time for one attempt.
    pub(crate) attempt: Duration,
    pub(crate) retry: RetryPolicy,
}
