//! The neighbours of a page, for threads that wait.

use serde::de::DeserializeOwned;

use super::waiter::Waiter;
use crate::{error::Error, page::Page};

impl<T: DeserializeOwned> Page<T> {
    /// Reads the next page and waits for it, or returns `None` on the last.
    ///
    /// # Errors
    /// The same as for [`next_page`](Self::next_page), or an asynchronous runtime that the thread belongs to.
    pub fn next_page_blocking(&self) -> Result<Option<Self>, Error> {
        match self.call() {
            Ok(call) => Waiter::of_call(call).wait(self.next_page()),
            // There is nobody to wait for, and the page itself says why.
            Err(_) if self.next_page_url().is_none() => Ok(None),
            Err(error) => Err(error),
        }
    }
}
