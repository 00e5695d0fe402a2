//! The clock of tokio, which stands still where a test has paused it.

use std::time::Duration;

use tokio::{
    runtime::Handle,
    time::{Instant, sleep},
};

use crate::clock::{Clock, SleepFuture};

/// Counts from the moment it was made.
pub(crate) struct TokioClock(Instant);

impl TokioClock {
    pub(crate) fn new() -> Self {
        Self(Instant::now())
    }
}

impl Clock for TokioClock {
    fn now(&self) -> Duration {
        // Saturates, because a test that pauses time later can set the clock back by a little.
        Instant::now().saturating_duration_since(self.0)
    }

    fn sleep(&self, duration: Duration) -> Option<SleepFuture> {
        // Without a runtime, tokio would panic.
        Handle::try_current().ok()?;
        Some(Box::pin(sleep(duration)))
    }
}
