//! One point in time for all steps of an exchange: a future goes in, its result comes out if it is in time.

use std::{
    future::poll_fn,
    pin::{Pin, pin},
    task::Poll,
};

use tokio::time::Sleep;

/// When an exchange must be over, if ever.
pub(super) struct Deadline<'a>(Pin<&'a mut Option<Sleep>>);

impl<'a> Deadline<'a> {
    pub(super) fn new(sleep: Pin<&'a mut Option<Sleep>>) -> Self {
        Self(sleep)
    }

    /// Returns what `step` returns, or `None` if the time is over first.
    pub(super) async fn before<F: Future>(&mut self, step: F) -> Option<F::Output> {
        let mut step = pin!(step);
        poll_fn(|context| {
            if let Poll::Ready(output) = step.as_mut().poll(context) {
                return Poll::Ready(Some(output));
            }
            match self.0.as_mut().as_pin_mut() {
                Some(sleep) => sleep.poll(context).map(|()| None),
                None => Poll::Pending,
            }
        })
        .await
    }
}
