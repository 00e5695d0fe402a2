//! The smallest of executors: one future, polled on this thread, which rests between polls.

use std::{
    cell::Cell,
    pin::pin,
    sync::Arc,
    task::{Context, Poll, Wake, Waker},
    thread::{self, Thread},
    time::Instant,
};

thread_local! {
    static STATE: Cell<State> = const { Cell::new(State::Idle) };
}

/// What this thread does.
#[derive(Clone, Copy)]
enum State {
    /// It does not wait for a future.
    Idle,
    /// It waits for one, and polls it again at this time if nobody wakes it before.
    Waiting(Option<Instant>),
}

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

/// Polls `future` until it is done.
pub(super) fn wait<F: Future>(future: F) -> F::Output {
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut context = Context::from_waker(&waker);
    let mut future = pin!(future);
    let _outer = Entered(STATE.get());
    loop {
        STATE.set(State::Waiting(None));
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
        match STATE.get() {
            State::Waiting(Some(at)) => {
                thread::park_timeout(at.saturating_duration_since(Instant::now()));
            }
            State::Waiting(None) | State::Idle => thread::park(),
        }
    }
}

/// Whether this thread waits for a future in [`wait`].
pub(super) fn is_waiting() -> bool {
    matches!(STATE.get(), State::Waiting(_))
}

/// Makes the future that this thread waits for be polled at `time`, or before.
pub(super) fn wake_at(time: Instant) {
    if let State::Waiting(earlier) = STATE.get() {
        let time = earlier.map_or(time, |earlier| earlier.min(time));
        STATE.set(State::Waiting(Some(time)));
    }
}

/// Puts the thread's state back, also where a future panics.
struct Entered(State);

impl Drop for Entered {
    fn drop(&mut self) {
        STATE.set(self.0);
    }
}
