//! The open connections to one origin that no request uses: one goes in when an answer was read to its end, and comes
//! out for a request on the same runtime: the one that has waited longest, or else the next.

use std::{
    mem::take,
    sync::{Mutex, MutexGuard, PoisonError},
};

use tokio::{
    runtime::Id,
    sync::oneshot::{self, Receiver, Sender},
    time::Instant,
};

use super::connection::Connection;

/// Idle connections, and the requests that would take one.
#[derive(Default)]
pub(super) struct Idle(Mutex<Lists>);

#[derive(Default)]
struct Lists {
    /// The connection that was used last is at the end.
    kept: Vec<Kept>,
    /// The request that has waited longest is at the beginning.
    waiting: Vec<Waiting>,
}

/// A request that waits for a connection of its own to be made.
struct Waiting {
    runtime: Id,
    sender: Sender<Kept>,
}

/// A connection that waits for its next request.
pub(super) struct Kept {
    pub(super) connection: Box<Connection>,
    /// The runtime that wakes whoever waits for the connection. On another one nobody might.
    pub(super) runtime: Id,
    pub(super) since: Instant,
    /// When the service may close it.
    pub(super) until: Instant,
}

impl Kept {
    /// Whether the next request can be sent on the connection.
    pub(super) fn is_usable(&self, now: Instant) -> bool {
        now < self.until && self.connection.is_silent()
    }
}

impl Idle {
    /// Takes the connection of `runtime` that was used last. If that one is closed, or too old at `now`, those that were
    /// kept even longer are closed too.
    pub(super) fn take(&self, runtime: Id, now: Instant) -> Option<Box<Connection>> {
        let last = self.pop(runtime)?;
        if last.is_usable(now) {
            return Some(last.connection);
        }
        last.connection.close();
        self.close_if(&|kept| kept.since <= last.since);
        None
    }

    /// Waits for a connection of `runtime` to be put here.
    pub(super) fn wait(&self, runtime: Id) -> Receiver<Kept> {
        let (sender, receiver) = oneshot::channel();
        let waiting = &mut self.lists().waiting;
        // Those that have given up do not say so.
        waiting.retain(|waiting| !waiting.sender.is_closed());
        waiting.push(Waiting { runtime, sender });
        receiver
    }

    /// Gives a connection to a request that waits for one, or keeps it. `at_most` are kept then.
    pub(super) fn put(&self, mut kept: Kept, at_most: usize) {
        let mut lists = self.lists();
        while at_most > 0
            && let Some(sender) = lists.longest_waiting(kept.runtime)
        {
            // This wakes somebody, so it is done outside of the lock.
            drop(lists);
            match sender.send(kept) {
                Ok(()) => return,
                Err(refused) => kept = refused,
            }
            lists = self.lists();
        }
        let list = &mut lists.kept;
        let oldest = (list.len() >= at_most && !list.is_empty()).then(|| list.remove(0));
        if at_most > 0 {
            list.push(kept);
        }
        drop(lists);
        if let Some(oldest) = oldest {
            oldest.connection.close();
        }
    }

    /// Closes the connections to which this applies.
    // Not generic on purpose: compiled once, not once per caller.
    pub(super) fn close_if(&self, applies: &dyn Fn(&Kept) -> bool) {
        let mut lists = self.lists();
        let mut closed = Vec::new();
        for kept in take(&mut lists.kept) {
            let side = if applies(&kept) {
                &mut closed
            } else {
                &mut lists.kept
            };
            side.push(kept);
        }
        // A connection is closed outside of the lock, because it may wake somebody.
        drop(lists);
        for kept in closed {
            kept.connection.close();
        }
    }

    pub(super) fn has_of(&self, runtime: Id) -> bool {
        let kept = &self.lists().kept;
        kept.iter().any(|kept| kept.runtime == runtime)
    }

    fn pop(&self, runtime: Id) -> Option<Kept> {
        let list = &mut self.lists().kept;
        let at = list.iter().rposition(|kept| kept.runtime == runtime)?;
        Some(list.remove(at))
    }

    fn lists(&self) -> MutexGuard<'_, Lists> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Lists {
    fn longest_waiting(&mut self, runtime: Id) -> Option<Sender<Kept>> {
        let mut waiting = self.waiting.iter();
        let at = waiting.position(|waiting| waiting.runtime == runtime)?;
        Some(self.waiting.remove(at).sender)
    }
}
