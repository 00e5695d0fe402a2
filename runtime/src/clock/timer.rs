//! Timers of tokio that fail where tokio panics: a duration goes in, a future that ends after it comes out, or an error
//! where the runtime has no timers or is shutting down.
//!
//! Tokio offers no way to ask a runtime for its timers other than to use them. A panic is caught here, and the panic hook
//! of the application still reports it.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    pin::{Pin, pin},
    task::{Context, Poll},
    time::Duration,
};

use tokio::{
    runtime::Handle,
    task::unconstrained,
    time::{Sleep, sleep},
};

/// The current thread has no runtime with timers, or the runtime is shutting down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NoTimer;

/// Why there is no result.
#[cfg(feature = "http-client")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ended {
    /// The time ran out.
    Elapsed,
    NoTimer,
}

/// Ends after its time.
pub(crate) struct Timer(Sleep);

impl Timer {
    /// # Errors
    /// The thread has no runtime, or one without timers.
    pub(crate) fn new(duration: Duration) -> Result<Self, NoTimer> {
        Handle::try_current().map_err(|_| NoTimer)?;
        let sleep = catch_unwind(|| sleep(duration)).map_err(|_| NoTimer)?;
        Ok(Self(sleep))
    }

    /// Polls the timer, even after the task has used up its budget: a future that is always ready must not delay it.
    fn poll(sleep: Pin<&mut Sleep>, context: &mut Context<'_>) -> Poll<Result<(), NoTimer>> {
        let mut sleep = unconstrained(sleep);
        let poll = catch_unwind(AssertUnwindSafe(|| Pin::new(&mut sleep).poll(context)));
        match poll {
            Ok(poll) => poll.map(Ok),
            Err(_) => Poll::Ready(Err(NoTimer)),
        }
    }

    /// Waits for the end of the time.
    pub(crate) async fn wait(self) -> Result<(), NoTimer> {
        let mut sleep = pin!(self.0);
        std::future::poll_fn(|context| Self::poll(sleep.as_mut(), context)).await
    }
}

/// Returns what `future` returns within `duration`. It is pinned by the caller, so that it is not kept twice.
///
/// # Errors
/// The time ran out, or there is no timer.
#[cfg(feature = "http-client")]
pub(crate) async fn within<F: Future + Unpin>(
    duration: Duration,
    mut future: F,
) -> Result<F::Output, Ended> {
    let mut sleep = pin!(Timer::new(duration).map_err(|NoTimer| Ended::NoTimer)?.0);
    std::future::poll_fn(|context| {
        if let Poll::Ready(output) = Pin::new(&mut future).poll(context) {
            return Poll::Ready(Ok(output));
        }
        Timer::poll(sleep.as_mut(), context).map(|ended| match ended {
            Ok(()) => Err(Ended::Elapsed),
            Err(NoTimer) => Err(Ended::NoTimer),
        })
    })
    .await
}
