//! Open connections that no request uses: one goes in when a response was read to its end, and comes out for the next
//! request to the same origin.

use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use super::{
    connection::Connection,
    target::{Origin, Target},
};

/// A little less than the minute after which load balancers usually close a silent connection, so that a request seldom
/// meets one that is just being closed.
const KEPT_FOR: Duration = Duration::from_secs(50);

/// More silent connections than this are closed.
const KEPT_AT_MOST: usize = 32;

/// The open connections, the one that was used last at the end.
#[derive(Default)]
pub(super) struct Pool(Mutex<Vec<Idle>>);

struct Idle {
    origin: Origin,
    connection: Connection,
    since: Instant,
}

impl Pool {
    /// Takes the connection that was used last, if there is one that still stands.
    pub(super) fn take(&self, target: &Target) -> Option<Connection> {
        loop {
            let mut idle = self.pop(&target.origin)?;
            if idle.since.elapsed() < KEPT_FOR && idle.connection.is_silent() {
                return Some(idle.connection);
            }
        }
    }

    pub(super) fn put(&self, target: &Target, connection: Connection) {
        let mut idle = self.idle();
        if idle.len() == KEPT_AT_MOST {
            idle.remove(0);
        }
        idle.push(Idle {
            origin: target.origin.clone(),
            connection,
            since: Instant::now(),
        });
    }

    fn pop(&self, origin: &Origin) -> Option<Idle> {
        let mut idle = self.idle();
        let at = idle.iter().rposition(|idle| idle.origin == *origin)?;
        Some(idle.remove(at))
    }

    fn idle(&self) -> MutexGuard<'_, Vec<Idle>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
