//! The neighbours of a page, for calls that block.

use serde::de::DeserializeOwned;

use super::waiter::Waiter;
use crate::task::blocking::wait::at_once;
use crate::{error::Error, paging::page::Page};

impl<T: DeserializeOwned> Page<T> {
    /// Reads the next page and waits for it, or returns `None` on the last.
    ///
    /// # Errors
    /// The same as for [`next_page`](Self::next_page), or an asynchronous runtime that the thread belongs to.
    ///
    /// # Examples
    /// ```
    /// # use twilio_runtime::{Error, Json, Page};
    /// fn count(first: Page<Json>) -> Result<usize, Error> {
    ///     let (mut count, mut page) = (0, Some(first));
    ///     while let Some(current) = page {
    ///         count += current.records.len();
    ///         page = current.next_page_blocking()?;
    ///     }
    ///     Ok(count)
    /// }
    /// ```
    pub fn next_page_blocking(&self) -> Result<Option<Self>, Error> {
        self.wait(self.next_page())
    }

    /// Reads the page before and waits for it, or returns `None` on the first.
    ///
    /// # Errors
    /// The same as for [`next_page_blocking`](Self::next_page_blocking).
    pub fn previous_page_blocking(&self) -> Result<Option<Self>, Error> {
        self.wait(self.previous_page())
    }

    /// Reads the first page and waits for it, or returns `None` where the page has no link to it.
    ///
    /// # Errors
    /// The same as for [`next_page_blocking`](Self::next_page_blocking), but on the first page it is read again.
    pub fn first_page_blocking(&self) -> Result<Option<Self>, Error> {
        self.wait(self.first_page())
    }

    fn wait<R>(&self, page: impl Future<Output = Result<R, Error>>) -> Result<R, Error> {
        match self.call() {
            Ok(call) => Waiter::of_call(call).wait(page),
            // Without a client nothing is sent, and the future returns the error at once.
            Err(error) => at_once(page).unwrap_or(Err(error)),
        }
    }
}
