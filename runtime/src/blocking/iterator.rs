//! Listings for threads that wait: a stream goes in, an iterator comes out.

use std::{fmt, future::poll_fn, pin::Pin};

use futures_core::Stream;

use super::{wait, waiter::Waiter};
use crate::{error::Error, pages::Pages, records::Records};

/// A listing as an iterator, which sends one request for each page it needs and waits for it.
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
    pub fn blocking(self) -> Blocking<Self> {
        Blocking {
            waiter: self.waiter(),
            stream: Some(self),
        }
    }
}

impl<T> Records<T> {
    /// Returns the records as an iterator, which waits for each page of them.
    pub fn blocking(self) -> Blocking<Self> {
        Blocking {
            waiter: self.waiter(),
            stream: Some(self),
        }
    }
}

impl<T, S: Stream<Item = Result<T, Error>> + Unpin> Iterator for Blocking<S> {
    type Item = Result<T, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let stream = self.stream.as_mut()?;
        if let Some(waiter) = &self.waiter
            && let Err(error) = waiter.check()
        {
            self.stream = None;
            return Some(Err(error));
        }
        wait::wait(poll_fn(|context| Pin::new(&mut *stream).poll_next(context)))
    }
}

impl<S: fmt::Debug> fmt::Debug for Blocking<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Blocking").field(&self.stream).finish()
    }
}
