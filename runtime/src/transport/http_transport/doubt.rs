//! What follows for the other kept connections if a request gets no answer: those that have brought none since it
//! began are likely to be dead for the same reason.

use tokio::time::Instant;

use super::idle::Idle;

/// Closes the idle connections in doubt when it is dropped without an answer: after an error, at a time limit, or because
/// the caller gave up. So the next attempt makes a connection, however many of the kept ones are dead.
pub(super) struct Doubt<'a> {
    idle: &'a Idle,
    began: Instant,
    is_dispelled: bool,
}

impl<'a> Doubt<'a> {
    pub(super) fn new(idle: &'a Idle, began: Instant) -> Self {
        Self {
            idle,
            began,
            is_dispelled: false,
        }
    }

    /// Notes that there was an answer.
    pub(super) fn dispel(mut self) {
        self.is_dispelled = true;
    }
}

impl Drop for Doubt<'_> {
    fn drop(&mut self) {
        if !self.is_dispelled {
            self.idle.close_if(&|kept| kept.since <= self.began);
        }
    }
}
