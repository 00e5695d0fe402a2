//! A connection for a request that finds no idle one: a connection that is being made goes in; that one, or one that
//! becomes free first, comes out.

use std::{
    future::poll_fn,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
    time::Duration,
};

use tokio::{runtime::Handle, sync::oneshot::Receiver, time::Instant};

use super::{
    connection::{Connection, Step},
    destination::Destination,
    dialer::Dial,
    idle::Kept,
    pool::Pool,
    sweeper,
};
use crate::{clock::timer::within, error::transport_error::TransportError};

/// A connection for a request.
pub(super) struct Acquired {
    pub(super) connection: Box<Connection>,
    /// Whether it was used before, so that the service may have closed it meanwhile.
    pub(super) is_used: bool,
}

impl Acquired {
    fn new(connection: Box<Connection>) -> Self {
        Self {
            connection,
            is_used: false,
        }
    }

    pub(super) fn used(connection: Box<Connection>) -> Self {
        Self {
            connection,
            is_used: true,
        }
    }
}

/// How long a connection may take to be made before the request also takes one that becomes free. If it did so from the
/// start, whoever had that one last would have to make another, and there would be more connections than requests at once.
const PATIENCE: Duration = Duration::from_millis(100);

/// Waits for `dial`, and after some time also for a connection that becomes free. If that comes first, what `dial` makes is
/// kept for another request.
pub(super) fn first<'a>(
    pool: &'a Arc<Pool>,
    destination: &'a Arc<Destination>,
    runtime: &'a Handle,
    mut dial: Dial,
) -> Step<'a, Result<Acquired, TransportError>> {
    Box::pin(async move {
        if let Ok(made) = within(PATIENCE, &mut dial).await {
            return made.map(Acquired::new);
        }
        let idle = &destination.idle;
        if let Some(connection) = idle.take(runtime.id(), Instant::now()) {
            finish(dial, pool.clone(), destination.clone(), runtime);
            return Ok(Acquired::used(connection));
        }
        let mut free = idle.wait(runtime.id());
        let first = poll_fn(|context| match dial.as_mut().poll(context) {
            Poll::Ready(made) => Poll::Ready(Err(made)),
            Poll::Pending => freed(&mut free, context).map(Ok),
        });
        match first.await {
            Ok(connection) => {
                finish(dial, pool.clone(), destination.clone(), runtime);
                Ok(Acquired::used(connection))
            }
            Err(made) => {
                free.close();
                if let Ok(kept) = free.try_recv() {
                    keep(pool, destination, kept.connection, runtime);
                }
                made.map(Acquired::new)
            }
        }
    })
}

/// Keeps a connection for the next request that is sent on `runtime`.
pub(super) fn keep(
    pool: &Arc<Pool>,
    destination: &Destination,
    connection: Box<Connection>,
    runtime: &Handle,
) {
    pool.put(destination, connection, runtime.id());
    sweeper::start(pool, runtime);
}

/// Returns the connection that became free, unless it was closed before the request got to it.
fn freed(free: &mut Receiver<Kept>, context: &mut Context<'_>) -> Poll<Box<Connection>> {
    if free.is_terminated() {
        return Poll::Pending;
    }
    match Pin::new(free).poll(context) {
        Poll::Ready(Ok(kept)) if kept.is_usable(Instant::now()) => Poll::Ready(kept.connection),
        Poll::Ready(_) | Poll::Pending => Poll::Pending,
    }
}

/// Makes the connection though nobody waits for it: without it, the next request would begin anew, and a service would
/// see handshakes that are given up for as long as they take longer than an answer.
fn finish(dial: Dial, pool: Arc<Pool>, destination: Arc<Destination>, runtime: &Handle) {
    let on = runtime.clone();
    drop(runtime.spawn(async move {
        if let Ok(connection) = dial.await {
            keep(&pool, &destination, connection, &on);
        }
    }));
}
