//! What wakes a call that waits for its turn: the time of a clock in, a sleep until then out.

use std::{
    task::{Context, Poll},
    time::Duration,
};

use crate::clock::{Clock, SleepFuture};

/// One sleep after another, where the client has a clock.
pub(super) struct Alarm<'a> {
    clock: Option<&'a dyn Clock>,
    /// The sleep that has begun, and the time that it is for.
    sleep: Option<(Duration, SleepFuture)>,
    slept_until: Duration,
}

impl<'a> Alarm<'a> {
    pub(super) fn new(clock: Option<&'a dyn Clock>) -> Self {
        Self {
            clock,
            sleep: None,
            slept_until: Duration::ZERO,
        }
    }

    /// Returns the time. A sleep that ended a little early counts as the time it was for, so that it is not begun over
    /// and over.
    pub(super) fn now(&self) -> Duration {
        let now = self.clock.map_or(Duration::ZERO, Clock::now);
        now.max(self.slept_until)
    }

    /// Sleeps from now until this time. `None` if there is no clock that can.
    pub(super) fn poll(
        &mut self,
        now: Duration,
        until: Duration,
        context: &mut Context<'_>,
    ) -> Option<Poll<()>> {
        if self.sleep.as_ref().is_none_or(|(time, _)| *time != until) {
            let time = until.saturating_sub(now);
            let sleep = self.clock.and_then(|clock| clock.sleep(time));
            self.sleep = sleep.map(|sleep| (until, sleep));
        }
        let (_, sleep) = self.sleep.as_mut()?;
        let slept = sleep.as_mut().poll(context);
        if slept.is_ready() {
            self.sleep = None;
            self.slept_until = until;
        }
        Some(slept)
    }
}
