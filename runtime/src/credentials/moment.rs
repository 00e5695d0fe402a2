//! A point in time that several clients share: the clock it was read from and what it showed go in, the time since then
//! comes out.

use std::{sync::Arc, time::Duration};

use crate::clock::Clock;

/// A point in time, together with the clock that it is measured by.
///
/// Clocks count from points of their own choice, so a bare number means nothing to another client.
#[derive(Clone)]
pub(super) struct Moment {
    clock: Arc<dyn Clock>,
    at: Duration,
}

impl Moment {
    pub(super) fn now(clock: &Arc<dyn Clock>) -> Self {
        Self {
            at: clock.now(),
            clock: clock.clone(),
        }
    }

    /// Returns the time since then, whichever client asks.
    pub(super) fn elapsed(&self) -> Duration {
        self.clock.now().saturating_sub(self.at)
    }
}
