//! The open connections to one origin that no request uses: one goes in when an answer was read to its end, and comes
//! out for the next request on the same runtime.

use std::{
    mem::take,
    sync::{Mutex, MutexGuard, PoisonError},
};

use tokio::{runtime::Id, time::Instant};

use super::connection::Connection;

/// Idle connections, the one that was used last at the end.
#[derive(Default)]
pub(super) struct Idle(Mutex<Vec<Kept>>);

/// A connection that waits for its next request.
pub(super) struct Kept {
    pub(super) connection: Box<Connection>,
    /// The runtime that wakes whoever waits for the connection. On another one nobody might.
    pub(super) runtime: Id,
    pub(super) since: Instant,
    /// When the service may close it.
    pub(super) until: Instant,
}

impl Idle {
    /// Takes the connection of `runtime` that was used last. If that one is closed, or too old at `now`, those that were
    /// kept even longer are closed too.
    pub(super) fn take(&self, runtime: Id, now: Instant) -> Option<Box<Connection>> {
        let Kept {
            connection,
            since,
            until,
            ..
        } = self.pop(runtime)?;
        if now < until && connection.is_silent() {
            return Some(connection);
        }
        connection.close();
        self.close_if(&|kept| kept.since <= since);
        None
    }

    /// Keeps a connection, of which there are `at_most` then.
    pub(super) fn put(&self, kept: Kept, at_most: usize) {
        let mut list = self.list();
        let oldest = (list.len() >= at_most && !list.is_empty()).then(|| list.remove(0));
        if at_most > 0 {
            list.push(kept);
        }
        drop(list);
        if let Some(oldest) = oldest {
            oldest.connection.close();
        }
    }

    /// Closes the connections to which this applies.
    // Not generic on purpose: compiled once, not once per caller.
    pub(super) fn close_if(&self, applies: &dyn Fn(&Kept) -> bool) {
        let mut list = self.list();
        let mut closed = Vec::new();
        for kept in take(&mut *list) {
            let side = if applies(&kept) {
                &mut closed
            } else {
                &mut *list
            };
            side.push(kept);
        }
        // A connection is closed outside of the lock, because it may wake somebody.
        drop(list);
        for kept in closed {
            kept.connection.close();
        }
    }

    pub(super) fn has_of(&self, runtime: Id) -> bool {
        self.list().iter().any(|kept| kept.runtime == runtime)
    }

    fn pop(&self, runtime: Id) -> Option<Kept> {
        let mut list = self.list();
        let at = list.iter().rposition(|kept| kept.runtime == runtime)?;
        Some(list.remove(at))
    }

    fn list(&self) -> MutexGuard<'_, Vec<Kept>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
