//! Work that goes on while its owner is busy: a future goes in, one that is already under way comes out.

use std::pin::Pin;

/// A future in a box.
pub(crate) type Task<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// Starts `task` on the current tokio runtime. Dropping what is returned ends it. Where there is no such runtime, the
/// task waits until it is polled.
#[cfg(feature = "tokio")]
pub(crate) fn start<T: Send + 'static>(task: Task<T>) -> Task<T> {
    #[cfg(feature = "tracing")]
    let task: Task<T> = Box::pin(tracing::Instrument::in_current_span(task));
    match tokio::runtime::Handle::try_current() {
        Ok(runtime) => Box::pin(Running(runtime.spawn(task))),
        Err(_) => task,
    }
}

/// Nobody can be asked to go on with it, so the task waits until it is polled.
#[cfg(not(feature = "tokio"))]
pub(crate) fn start<T: Send + 'static>(task: Task<T>) -> Task<T> {
    task
}

/// Starts `task` on the current tokio runtime, where it goes on whatever becomes of the caller. Where there is no such
/// runtime, the task is returned.
#[cfg(feature = "tokio")]
pub(crate) fn detach(task: Task<()>) -> Result<(), Task<()>> {
    match tokio::runtime::Handle::try_current() {
        Ok(runtime) => {
            drop(runtime.spawn(task));
            Ok(())
        }
        Err(_) => Err(task),
    }
}

/// Nobody can be asked to go on with it.
#[cfg(not(feature = "tokio"))]
pub(crate) fn detach(task: Task<()>) -> Result<(), Task<()>> {
    Err(task)
}

/// A task of tokio's that ends with its owner.
#[cfg(feature = "tokio")]
struct Running<T>(tokio::task::JoinHandle<T>);

#[cfg(feature = "tokio")]
impl<T> Future for Running<T> {
    type Output = T;

    fn poll(mut self: Pin<&mut Self>, context: &mut std::task::Context<'_>) -> std::task::Poll<T> {
        use std::task::Poll;
        match Pin::new(&mut self.0).poll(context) {
            Poll::Ready(Ok(output)) => Poll::Ready(output),
            // A panic belongs to whoever asked for the work.
            Poll::Ready(Err(error)) if error.is_panic() => {
                std::panic::resume_unwind(error.into_panic())
            }
            // The runtime is shutting down, and everything on it is about to be dropped.
            Poll::Ready(Err(_)) | Poll::Pending => Poll::Pending,
        }
    }
}

#[cfg(feature = "tokio")]
impl<T> Drop for Running<T> {
    fn drop(&mut self) {
        self.0.abort();
    }
}
