//! Work that goes on between two calls that block: a future goes in, one that is already under way comes out.

use std::{
    convert::Infallible,
    future::poll_fn,
    panic::{AssertUnwindSafe, catch_unwind},
    pin::pin,
    sync::{Arc, Mutex, PoisonError},
    task::Poll,
};

use tokio::{runtime::Handle, sync::oneshot, task::spawn_blocking};

use super::wait::wait;
use crate::task::{Task, joined};

/// Starts `task` on a thread of its own, which waits for it like the caller of any other call. What is returned is
/// `None` where the operating system gives no thread.
///
/// The thread that drives the runtime would do, but functions of the application are called within a call, and may
/// block.
pub(crate) fn start<T: Send + 'static>(task: Task<T>) -> Option<Task<Option<T>>> {
    let (owner, dropped) = oneshot::channel();
    let work = move || wait(&Handle::current(), until_dropped(task, dropped));
    // tokio panics if it can't start a thread.
    let thread = catch_unwind(AssertUnwindSafe(|| spawn_blocking(work))).ok()?;
    Some(Box::pin(async move {
        // Dropped together with this future.
        let _owner = owner;
        joined(thread.await).flatten()
    }))
}

/// Starts `task` on a thread of its own, which goes on with it to its end. Where the operating system gives no thread, the
/// task is returned.
pub(crate) fn detach(task: Task<()>) -> Result<(), Task<()>> {
    let slot = Arc::new(Mutex::new(Some(task)));
    let taken = slot.clone();
    let work = move || {
        if let Some(task) = take(&taken) {
            wait(&Handle::current(), task);
        }
    };
    match catch_unwind(AssertUnwindSafe(|| spawn_blocking(work))) {
        Ok(_) => Ok(()),
        Err(_) => take(&slot).map_or(Ok(()), Err),
    }
}

fn take(slot: &Mutex<Option<Task<()>>>) -> Option<Task<()>> {
    slot.lock().unwrap_or_else(PoisonError::into_inner).take()
}

/// Returns what `task` returns, or `None` as soon as its owner is dropped.
async fn until_dropped<T>(mut task: Task<T>, owner: oneshot::Receiver<Infallible>) -> Option<T> {
    let mut owner = pin!(owner);
    poll_fn(|context| match owner.as_mut().poll(context) {
        Poll::Ready(_) => Poll::Ready(None),
        Poll::Pending => task.as_mut().poll(context).map(Some),
    })
    .await
}
