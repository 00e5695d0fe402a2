//! The clock of the operating system, for threads that wait.

use std::{
    pin::Pin,
    task::{Context, Poll},
    time::{Duration, Instant},
};

use super::wait;
use crate::clock::{Clock, SleepFuture};

/// Counts from the moment it was made.
pub(crate) struct ThreadClock(Instant);

impl ThreadClock {
    pub(crate) fn new() -> Self {
        Self(Instant::now())
    }
}

impl Clock for ThreadClock {
    fn now(&self) -> Duration {
        self.0.elapsed()
    }

    fn sleep(&self, duration: Duration) -> Option<SleepFuture> {
        // An asynchronous caller has nobody who would wake it.
        wait::is_waiting().then_some(())?;
        let until = Instant::now().checked_add(duration)?;
        Some(Box::pin(Sleep(until)))
    }
}

struct Sleep(Instant);

impl Future for Sleep {
    type Output = ();

    fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
        if Instant::now() >= self.0 {
            return Poll::Ready(());
        }
        wait::wake_at(self.0);
        Poll::Pending
    }
}
