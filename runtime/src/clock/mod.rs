//! The line between the client and time: it measures how long a call takes, and waits before the next attempt.

#[cfg(feature = "tokio")]
pub(crate) mod timer;
#[cfg(feature = "tokio")]
pub(crate) mod tokio_clock;

use std::{future::poll_fn, pin::Pin, task::Poll, time::Duration};

/// What [`Clock::sleep`] returns.
pub type SleepFuture = Pin<Box<dyn Future<Output = ()> + Send>>;

/// Tells the time and waits.
///
/// The feature `tokio`, which the transports switch on, brings one. Without it a client has none unless
/// [`ClientBuilder::clock`](crate::ClientBuilder::clock) gives it one, and then sends each request once, because nobody
/// can wait before another attempt.
pub trait Clock: Send + Sync + 'static {
    /// Returns the time since a fixed point of the clock's own choice. It never goes back.
    fn now(&self) -> Duration;

    /// Returns a future that ends after `duration`, or `None` where waiting is not possible, such as outside of an
    /// asynchronous runtime.
    fn sleep(&self, duration: Duration) -> Option<SleepFuture>;
}

/// Returns what `future` returns, or `None` if `sleep` is over first.
pub(crate) async fn before<F: Future + Unpin>(
    mut sleep: SleepFuture,
    mut future: F,
) -> Option<F::Output> {
    poll_fn(|context| match Pin::new(&mut future).poll(context) {
        Poll::Ready(output) => Poll::Ready(Some(output)),
        Poll::Pending => sleep.as_mut().poll(context).map(|()| None),
    })
    .await
}
