//! One page of a listing: its records typed, everything around them kept as it came, and where it is from.

use std::{fmt, sync::Arc};

use serde_json::{Map, Value};

use crate::{
    call::{Call, answer::Answer, response::Response},
    error::{Error, page_link_error::PageLinkError},
    values::mismatch::Mismatch,
};

/// One page of a listing.
///
/// It is written back as the JSON it was read from. `Debug` shows the records and nothing else. A page that a client has
/// read leads on: [`next_page`](Self::next_page), [`previous_page`](Self::previous_page) and
/// [`first_page`](Self::first_page) read others, with the settings of the call that read this one.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Page<T> {
    /// The records, in the service's order.
    pub records: Vec<T>,
    /// The member that holds the records.
    pub(super) key: String,
    /// All other members, and the one that holds the records where it is null.
    pub(super) envelope: Map<String, Value>,
    pub(super) source: PageSource<T>,
}

impl<T> Page<T> {
    /// Returns the link to the next page as the service gave it, or `None` on the last page.
    pub fn next_page_url(&self) -> Option<&str> {
        self.link("next_page_url", "next_page_uri")
    }

    /// Returns the link to the page before, or `None` on the first page.
    pub fn previous_page_url(&self) -> Option<&str> {
        self.link("previous_page_url", "previous_page_uri")
    }

    /// Returns the link to the first page.
    pub fn first_page_url(&self) -> Option<&str> {
        self.link("first_page_url", "first_page_uri")
    }

    /// Returns the response that the page was read from: headers, request id, bytes and number of attempts. Its status
    /// is 200. A page that was not read by a client, such as one from a file, has none.
    ///
    /// The page keeps the bytes in memory, and its clones share them.
    ///
    /// # Examples
    /// ```
    /// # use twilio_runtime::{Json, Page};
    /// fn request_id(page: &Page<Json>) -> Option<&str> {
    ///     page.response()?.request_id()
    /// }
    /// ```
    pub fn response(&self) -> Option<&Response<()>> {
        self.source.response()
    }

    /// Returns what of the page did not fit, its records included, such as one that is not an object and therefore left out. It
    /// is empty unless the service deviates from the description of the API.
    pub fn mismatches(&self) -> &[Mismatch] {
        self.response().map_or(&[], Response::mismatches)
    }

    /// Returns everything on the page but its records, such as `meta`.
    pub fn envelope(&self) -> &Map<String, Value> {
        &self.envelope
    }

    /// Returns the link in `meta` or, in the older APIs, beside the records.
    fn link(&self, in_meta: &str, beside: &str) -> Option<&str> {
        let link = self.envelope.get("meta").and_then(|meta| meta.get(in_meta));
        let link = link
            .filter(|link| !link.is_null())
            .or_else(|| self.envelope.get(beside));
        link.and_then(Value::as_str).filter(|link| !link.is_empty())
    }
}

impl<T> IntoIterator for Page<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.records.into_iter()
    }
}

impl<T: fmt::Debug> fmt::Debug for Page<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Page")
            .field("records", &self.records)
            .finish_non_exhaustive()
    }
}

impl<T> Page<T> {
    pub(crate) fn call(&self) -> Result<&Arc<Call>, Error> {
        self.arrival().map(|arrival| &arrival.call)
    }

    /// Returns what reads the pages beside it.
    pub(super) fn reader(&self) -> Result<ReadPage<T>, Error> {
        self.arrival().map(|arrival| arrival.read)
    }

    fn arrival(&self) -> Result<&Arrival<T>, Error> {
        let arrival = self.source.0.as_deref();
        arrival.ok_or_else(|| Error::page_link("Page", PageLinkError::NoClient))
    }

    /// Decodes the answer to `call`, whose records are under `key`.
    pub(crate) fn of(
        key: &str,
        call: Arc<Call>,
        answer: Answer,
        read: ReadPage<T>,
    ) -> Result<Self, Error> {
        let (mut page, response) = read(&call, key, answer)?;
        page.source = PageSource(Some(Arc::new(Arrival {
            call,
            response,
            read,
        })));
        Ok(page)
    }
}

/// What decodes the answer to a call of a listing, whose records are under the key.
pub(crate) type ReadPage<T> = fn(&Call, &str, Answer) -> Result<(Page<T>, Response<()>), Error>;

/// The call that a page answers and the response, if a client has read it. It is not part of what two pages are compared
/// by.
pub(super) struct PageSource<T>(Option<Arc<Arrival<T>>>);

struct Arrival<T> {
    call: Arc<Call>,
    response: Response<()>,
    /// What reads the pages beside it.
    read: ReadPage<T>,
}

impl<T> PageSource<T> {
    pub(super) fn response(&self) -> Option<&Response<()>> {
        self.0.as_ref().map(|arrival| &arrival.response)
    }
}

impl<T> Clone for PageSource<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T> Default for PageSource<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> PartialEq for PageSource<T> {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}
