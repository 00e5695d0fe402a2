//! What a transport needs of tokio: whether the thread has a runtime, and futures that end where tokio would panic.

use std::{
    future::poll_fn,
    panic::{AssertUnwindSafe, catch_unwind},
    pin::Pin,
    task::Poll,
};

use tokio::runtime::Handle;

use crate::error::transport_error::TransportError;

/// What is wrong outside of tokio.
const NO_RUNTIME: &str = "this thread has no tokio runtime: await the call within one, such as that of \
    `#[tokio::main]`, or make it with `send_blocking` (feature `blocking`)";

/// What is wrong where tokio would panic.
pub(crate) const NO_DRIVER: &str = "the tokio runtime has no I/O or no time, or is shutting down: \
    `enable_all` of its builder turns both on";

/// Returns the runtime of this thread.
pub(crate) fn current() -> Result<Handle, TransportError> {
    Handle::try_current().map_err(|_| TransportError::unsent(NO_RUNTIME))
}

/// What it means that tokio would panic before anything of a request was sent.
#[cold]
pub(crate) fn no_driver() -> TransportError {
    TransportError::unsent(NO_DRIVER)
}

/// Returns `None` where tokio panics: the runtime has no I/O or no timers, or can start no thread to look up a host.
pub(crate) fn without_panic<T>(
    mut future: impl Future<Output = T> + Unpin,
) -> impl Future<Output = Option<T>> + Unpin {
    poll_fn(move |context| {
        let mut future = Pin::new(&mut future);
        let poll = catch_unwind(AssertUnwindSafe(|| future.as_mut().poll(context)));
        poll.map_or(Poll::Ready(None), |poll| poll.map(Some))
    })
}
