//! Listings that block: a stream goes in, an iterator comes out.

use std::{fmt, future::poll_fn, pin::Pin};

use futures_core::Stream;
use serde::de::DeserializeOwned;

use super::waiter::Waiter;
use crate::task::blocking::wait::at_once;
use crate::{
    call::response::Response,
    error::Error,
    paging::{page::Page, pages::Pages, records::Records},
};

/// A listing as an iterator, which sends one request for each page it needs and waits for it.
///
/// It is part of a build with the feature `blocking`.
///
/// It ends after the last item, after the limit, or after an error.
#[must_use = "an iterator does nothing until it is asked"]
pub struct Blocking<S> {
    /// `None` after an error of its own.
    stream: Option<S>,
    waiter: Option<Waiter>,
}

impl<T> Pages<T> {
    /// Returns the pages as an iterator, which waits for each of them.
    ///
    /// It is part of a build with the feature `blocking`.
    ///
    /// # Examples
    /// ```
    /// # use twilio_runtime::{Error, Json, Pages};
    /// fn sizes(pages: Pages<Json>) -> Result<Vec<usize>, Error> {
    ///     pages.blocking().map(|page| Ok(page?.records.len())).collect()
    /// }
    /// ```
    pub fn blocking(self) -> Blocking<Self> {
        Blocking {
            waiter: self.call().map(Waiter::of_call),
            stream: Some(self),
        }
    }
}

impl<T> Records<T> {
    /// Returns the records as an iterator, which waits for each page of them.
    ///
    /// It is part of a build with the feature `blocking`.
    ///
    /// # Examples
    /// ```
    /// # use twilio_runtime::{Error, Json, Records};
    /// fn first_named(records: Records<Json>, name: &str) -> Result<Option<Json>, Error> {
    ///     for record in records.blocking() {
    ///         let record = record?;
    ///         if record["friendly_name"] == name {
    ///             return Ok(Some(record));
    ///         }
    ///     }
    ///     Ok(None)
    /// }
    /// ```
    pub fn blocking(self) -> Blocking<Self> {
        Blocking {
            waiter: self.call().map(Waiter::of_call),
            stream: Some(self),
        }
    }
}

impl<T> Blocking<Records<T>> {
    /// Returns the response that the last record was read from, as [`Page::response`] does, or `None` before the first
    /// page and after an error.
    pub fn response(&self) -> Option<&Response<()>> {
        self.stream.as_ref()?.response()
    }
}

impl<T: DeserializeOwned> Pages<T> {
    /// Returns all pages, and waits for them.
    ///
    /// # Errors
    /// The first error, as from the iterator. To keep the pages before it, ask [`blocking`](Self::blocking) for them
    /// one by one.
    pub fn collect_blocking(self) -> Result<Vec<Page<T>>, Error> {
        self.blocking().collect()
    }
}

impl<T: DeserializeOwned> Records<T> {
    /// Returns all records, and waits for the pages of them.
    ///
    /// # Errors
    /// The first error, as from the iterator. To keep the records before it, ask [`blocking`](Self::blocking) for them
    /// one by one.
    pub fn collect_blocking(self) -> Result<Vec<T>, Error> {
        self.blocking().collect()
    }
}

impl<T, S: Stream<Item = Result<T, Error>> + Unpin> Iterator for Blocking<S> {
    type Item = Result<T, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let stream = self.stream.as_mut()?;
        let item = poll_fn(|context| Pin::new(&mut *stream).poll_next(context));
        let Some(waiter) = &self.waiter else {
            // There is nothing to send.
            return at_once(item).flatten();
        };
        match waiter.next(item) {
            Ok(item) => item,
            Err(refusal) => {
                self.stream = None;
                Some(Err(refusal))
            }
        }
    }
}

impl<S: fmt::Debug> fmt::Debug for Blocking<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Blocking").field(&self.stream).finish()
    }
}
