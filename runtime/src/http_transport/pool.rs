//! The origins that a transport has talked to, and the care for their idle connections: a URL goes in, the origin with its
//! open connections comes out.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use hyper::Uri;
use tokio::{runtime::Id, time::Instant};

use super::{connection::Connection, idle::Kept, origin::Origin};
use crate::{proxy::Proxies, transport_builder::PoolLimits};

/// The origins so far. There are as many as servers in the document, which is one or two, so a list is the fastest map.
pub(super) struct Pool {
    origins: Mutex<Vec<Arc<Origin>>>,
    /// The runtimes on which a task looks after idle connections.
    swept: Mutex<Vec<Id>>,
    limits: PoolLimits,
}

impl Pool {
    pub(super) fn new(limits: PoolLimits) -> Self {
        Self {
            origins: Mutex::default(),
            swept: Mutex::default(),
            limits,
        }
    }

    /// Returns the origin of `uri`, if it has one that HTTP can reach.
    pub(super) fn origin(&self, uri: &Uri, proxies: &Proxies) -> Option<Arc<Origin>> {
        let mut origins = self.origins();
        if let Some(known) = origins.iter().find(|origin| origin.is_origin_of(uri)) {
            return Some(known.clone());
        }
        let origin = Arc::new(Origin::of(uri, proxies)?);
        origins.push(origin.clone());
        Some(origin)
    }

    /// Keeps a connection for the next request that is sent on `runtime`.
    pub(super) fn put(&self, origin: &Origin, connection: Box<Connection>, runtime: Id) {
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
        origin.idle.put(kept, self.limits.max_idle);
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
        let origins = self.origins().clone();
        for origin in &origins {
            origin
                .idle
                .close_if(&|kept| kept.until <= now || !kept.connection.is_silent());
        }
        let mut swept = self.swept();
        let has_idle = origins.iter().any(|origin| origin.idle.has_of(runtime));
        if !has_idle {
            swept.retain(|id| *id != runtime);
        }
        has_idle
    }

    /// Closes the connections of a runtime that is shutting down.
    pub(super) fn forget(&self, runtime: Id) {
        self.swept().retain(|id| *id != runtime);
        let origins = self.origins().clone();
        for origin in origins {
            origin.idle.close_if(&|kept| kept.runtime == runtime);
        }
    }

    fn origins(&self) -> MutexGuard<'_, Vec<Arc<Origin>>> {
        self.origins.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn swept(&self) -> MutexGuard<'_, Vec<Id>> {
        self.swept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
