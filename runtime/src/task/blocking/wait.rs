//! The smallest of executors: one future, polled on this thread, which rests between polls. What the future starts, and
//! the sockets and timers it waits for, belong to a given runtime.

use std::{
    cell::Cell,
    pin::pin,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering::AcqRel, Ordering::Acquire},
    },
    task::{Context, Poll, Wake, Waker},
    thread::{self, Thread},
};

use tokio::{runtime::Handle, task::unconstrained};

thread_local! {
    static IS_WAITING: Cell<bool> = const { Cell::new(false) };
}

/// Wakes a thread. The flag is this wait's own: a wait within another one, as in a function that a call calls back, would
/// use up a mere `unpark` of the outer one.
struct Alarm {
    thread: Thread,
    is_ringing: AtomicBool,
}

impl Wake for Alarm {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        if !self.is_ringing.swap(true, AcqRel) {
            self.thread.unpark();
        }
    }
}

/// Polls `future` within `runtime` until it is done. Another thread has to drive the runtime.
pub(crate) fn wait<F: Future>(runtime: &Handle, future: F) -> F::Output {
    let _entered = runtime.enter();
    let _waiting = Waiting(IS_WAITING.replace(true));
    // The budget of a task that this thread may be running is not renewed before the task goes on.
    let mut future = pin!(unconstrained(future));
    let alarm = Arc::new(Alarm {
        thread: thread::current(),
        is_ringing: AtomicBool::new(false),
    });
    let waker = Waker::from(alarm.clone());
    let mut context = Context::from_waker(&waker);
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
        while !alarm.is_ringing.swap(false, Acquire) {
            thread::park();
        }
    }
}

/// Returns what `future` returns if it does not have to wait.
pub(crate) fn at_once<F: Future>(future: F) -> Option<F::Output> {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => Some(output),
        Poll::Pending => None,
    }
}

/// Whether this thread waits for a future in [`wait`].
pub(crate) fn is_waiting() -> bool {
    IS_WAITING.get()
}

/// Puts the thread's state back, also where a future panics.
struct Waiting(bool);

impl Drop for Waiting {
    fn drop(&mut self) {
        IS_WAITING.set(self.0);
    }
}
