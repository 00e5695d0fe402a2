//! The clock of tokio, which stands still where a test has paused it.

use std::time::Duration;

use tokio::time::Instant;

use crate::clock::{Clock, SleepFuture, timer::Timer};

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
        let timer = Timer::new(duration).ok()?;
        // A runtime that shuts down ends the wait; what comes next fails for the same reason.
        Some(Box::pin(
            async move { timer.wait().await.unwrap_or_default() },
        ))
    }
}
