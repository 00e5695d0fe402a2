//! The destinations that a transport has talked to, and the care for their idle connections: a URL goes in, the
//! destination with its open connections comes out.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use hyper::Uri;
use tokio::{runtime::Id, time::Instant};

use super::{connection::Connection, destination::Destination, idle::Kept};
use crate::transport::{builder::PoolLimits, proxy::Proxies};

/// The destinations so far. There are as many as servers in the document, which is one or two, so a list is the fastest map.
pub(super) struct Pool {
    destinations: Mutex<Vec<Arc<Destination>>>,
    /// The runtimes on which a task looks after idle connections.
    swept: Mutex<Vec<Id>>,
    limits: PoolLimits,
}

impl Pool {
    pub(super) fn new(limits: PoolLimits) -> Self {
        Self {
            destinations: Mutex::default(),
            swept: Mutex::default(),
            limits,
        }
    }

    /// Returns the destination of `uri`, if it has one that HTTP can reach.
    pub(super) fn destination(&self, uri: &Uri, proxies: &Proxies) -> Option<Arc<Destination>> {
        let mut destinations = self.destinations();
        if let Some(known) = destinations
            .iter()
            .find(|destination| destination.origin.is_of(uri))
        {
            return Some(known.clone());
        }
        let destination = Arc::new(Destination::of(uri, proxies)?);
        destinations.push(destination.clone());
        Some(destination)
    }

    /// Keeps a connection for the next request that is sent on `runtime`.
    pub(super) fn put(&self, destination: &Destination, connection: Box<Connection>, runtime: Id) {
        let since = Instant::now();
        let time = self.limits.idle_timeout;
        let time = connection.idle().map_or(time, |idle| idle.min(time));
        let until = since.checked_add(time).unwrap_or(since);
        let kept = Kept {
            connection,
            runtime,
            since,
            until,
        };
        destination.idle.put(kept, self.limits.max_idle);
    }

    /// Notes that a task looks after the connections of `runtime`. Returns `false` if there is one already.
    pub(super) fn begin_sweeping(&self, runtime: Id) -> bool {
        let mut swept = self.swept();
        let is_new = !swept.contains(&runtime);
        if is_new {
            swept.push(runtime);
        }
        is_new
    }

    /// Closes what is closed at the other end or too old, whatever runtime it belongs to. Returns `false`, and counts the
    /// task as ended, if `runtime` has no idle connection any more.
    pub(super) fn sweep(&self, runtime: Id) -> bool {
        let now = Instant::now();
        let destinations = self.destinations().clone();
        for destination in &destinations {
            destination.idle.close_if(&|kept| !kept.is_usable(now));
        }
        let mut swept = self.swept();
        let has_idle = destinations
            .iter()
            .any(|destination| destination.idle.has_of(runtime));
        if !has_idle {
            swept.retain(|id| *id != runtime);
        }
        has_idle
    }

    /// Closes the connections of a runtime that is shutting down.
    pub(super) fn forget(&self, runtime: Id) {
        self.swept().retain(|id| *id != runtime);
        let destinations = self.destinations().clone();
        for destination in destinations {
            destination.idle.close_if(&|kept| kept.runtime == runtime);
        }
    }

    fn destinations(&self) -> MutexGuard<'_, Vec<Arc<Destination>>> {
        self.destinations
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    fn swept(&self) -> MutexGuard<'_, Vec<Id>> {
        self.swept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
