//! Work on its way: a future in a box, and what has become of one that ran elsewhere.

pub(crate) mod background;
#[cfg(feature = "blocking")]
pub(crate) mod blocking;

use std::pin::Pin;

/// A future in a box.
pub(crate) type Task<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// Returns what a task has returned, or `None` if its runtime has dropped it. A panic belongs to whoever asked for the
/// work.
#[cfg(feature = "tokio")]
pub(crate) fn joined<T>(result: Result<T, tokio::task::JoinError>) -> Option<T> {
    match result {
        Ok(output) => Some(output),
        Err(error) if error.is_panic() => std::panic::resume_unwind(error.into_panic()),
        Err(_) => None,
    }
}
