//! Work that goes on while its owner is busy: what makes a future goes in, one that is already under way comes out.

#[cfg(feature = "tokio")]
use std::pin::Pin;

use crate::task::Task;
#[cfg(feature = "tokio")]
use crate::task::joined;

/// Starts a task on the current tokio runtime, or within a call that blocks, on a thread. Dropping what is returned ends
/// it.
///
/// If the runtime can't be relied on, because it is gone or the owner now waits on another one, the task is made anew and
/// goes on as it is polled. So it does where there is no runtime.
#[cfg(feature = "tokio")]
pub(crate) fn start<T: Send + 'static>(make: impl Fn() -> Task<T> + Send + 'static) -> Task<T> {
    let Some(running) = begin(&make) else {
        return make();
    };
    Box::pin(async move {
        let ended = running.await;
        match ended {
            Some(output) => output,
            None => make().await,
        }
    })
}

/// Nobody can be asked to go on with it, so the task waits until it is polled.
#[cfg(not(feature = "tokio"))]
pub(crate) fn start<T: Send + 'static>(make: impl Fn() -> Task<T> + Send + 'static) -> Task<T> {
    make()
}

/// Returns what waits for the task, and for `None` where it does not come to an end.
#[cfg(feature = "tokio")]
fn begin<T: Send + 'static>(make: &impl Fn() -> Task<T>) -> Option<Task<Option<T>>> {
    let runtime = tokio::runtime::Handle::try_current().ok()?;
    let task = make();
    #[cfg(feature = "tracing")]
    let task: Task<T> = Box::pin(tracing::Instrument::in_current_span(task));
    #[cfg(feature = "blocking")]
    if super::blocking::wait::is_waiting() {
        return super::blocking::background::start(task);
    }
    Some(Box::pin(Running {
        runtime: runtime.id(),
        task: runtime.spawn(task),
    }))
}

/// Starts `task` on the current tokio runtime, or within a call that blocks, on a thread, where it goes on whatever
/// becomes of the caller. Where there is no such runtime or thread, the task is returned.
#[cfg(feature = "tokio")]
pub(crate) fn detach(task: Task<()>) -> Result<(), Task<()>> {
    let Ok(runtime) = tokio::runtime::Handle::try_current() else {
        return Err(task);
    };
    #[cfg(feature = "blocking")]
    if super::blocking::wait::is_waiting() {
        return super::blocking::background::detach(task);
    }
    drop(runtime.spawn(task));
    Ok(())
}

/// Nobody can be asked to go on with it.
#[cfg(not(feature = "tokio"))]
pub(crate) fn detach(task: Task<()>) -> Result<(), Task<()>> {
    Err(task)
}

/// A task of tokio's that ends with its owner.
#[cfg(feature = "tokio")]
struct Running<T> {
    runtime: tokio::runtime::Id,
    task: tokio::task::JoinHandle<T>,
}

#[cfg(feature = "tokio")]
impl<T> Future for Running<T> {
    type Output = Option<T>;

    fn poll(
        mut self: Pin<&mut Self>,
        context: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<T>> {
        use std::task::Poll;
        if let Poll::Ready(result) = Pin::new(&mut self.task).poll(context) {
            return Poll::Ready(joined(result));
        }
        // Nobody may be driving the other runtime.
        match tokio::runtime::Handle::try_current() {
            Ok(current) if current.id() != self.runtime => Poll::Ready(None),
            Ok(_) | Err(_) => Poll::Pending,
        }
    }
}

#[cfg(feature = "tokio")]
impl<T> Drop for Running<T> {
    fn drop(&mut self) {
        self.task.abort();
    }
}
