//! A listing as a stream of records, read page after page.

use std::{
    fmt,
    pin::Pin,
    task::{Context, Poll, ready},
};

use futures_core::Stream;
use serde::de::DeserializeOwned;

#[cfg(feature = "blocking")]
use crate::call::Call;
use crate::{
    call::response::Response,
    error::Error,
    paging::{page::PageSource, pages::Pages},
};

/// The records of a listing, as a [`Stream`] that reads page after page.
#[must_use = "a stream does nothing until it is polled"]
pub struct Records<T> {
    pages: Pages<T>,
    page: std::vec::IntoIter<T>,
    source: PageSource<T>,
}

impl<T: DeserializeOwned> Records<T> {
    /// Returns the next record, or `None` after the last.
    ///
    /// # Errors
    /// The same as for a single page, and a link to the next page that leads to another origin or in a circle.
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        std::future::poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// Returns all records.
    ///
    /// # Errors
    /// The first error, as from [`next`](Self::next). To keep the records before it, ask for them one by one.
    pub async fn collect(mut self) -> Result<Vec<T>, Error> {
        let mut records = Vec::new();
        while let Some(page) = self.pages.next().await {
            records.append(&mut page?.records);
        }
        Ok(records)
    }
}

impl<T> Records<T> {
    /// Returns the call for the next page, unless there is nothing more to send.
    #[cfg(feature = "blocking")]
    pub(crate) fn call(&self) -> Option<&Call> {
        self.pages.call()
    }

    /// Reads `pages` record by record.
    pub fn new(pages: Pages<T>) -> Self {
        Self {
            pages,
            page: Vec::new().into_iter(),
            source: PageSource::default(),
        }
    }

    /// Returns the response that the last record was read from, as [`Page::response`](crate::Page::response) does, or
    /// `None` before the first page.
    pub fn response(&self) -> Option<&Response<()>> {
        self.source.response()
    }
}

// Records are handed out by value and never pinned.
impl<T> Unpin for Records<T> {}

impl<T: DeserializeOwned> Stream for Records<T> {
    type Item = Result<T, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if let Some(record) = self.page.next() {
                return Poll::Ready(Some(Ok(record)));
            }
            match ready!(Pin::new(&mut self.pages).poll_next(context)) {
                Some(Ok(page)) => {
                    self.source = page.source;
                    self.page = page.records.into_iter();
                }
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

impl<T> fmt::Debug for Records<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Records")
            .field("pages", &self.pages)
            .field("waiting", &self.page.len())
            .finish_non_exhaustive()
    }
}
