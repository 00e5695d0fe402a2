//! Where a page comes from: its response, and from its links the pages beside it.

use std::sync::Arc;

use serde::de::DeserializeOwned;

use crate::{
    call::{Call, decode::ReadPage, execute::Answer, response::Response},
    error::{Error, page_link_error::PageLinkError},
    paging::page::Page,
};

/// The call that a page answers and the response, if a client has read it. It is not part of what two pages are compared
/// by.
pub(crate) struct PageSource<T>(Option<Arc<Arrival<T>>>);

struct Arrival<T> {
    call: Arc<Call>,
    response: Response<()>,
    /// What reads the pages beside it.
    read: ReadPage<T>,
}

impl<T> PageSource<T> {
    pub(crate) fn response(&self) -> Option<&Response<()>> {
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

/// The neighbours of a page that a client has read. Header parameters and call options of the listing count for them
/// too; its limit does not.
impl<T: DeserializeOwned> Page<T> {
    /// Reads the next page, or returns `None` on the last.
    ///
    /// # Errors
    /// The same as for the page itself, and a link that leads to another origin or to this very page. A page that was
    /// not read by a client, such as one from a file, has no client to read others with.
    ///
    /// # Examples
    /// ```
    /// # use twilio_runtime::{Error, Json, Page};
    /// async fn count(first: Page<Json>) -> Result<usize, Error> {
    ///     let (mut count, mut page) = (0, Some(first));
    ///     while let Some(current) = page {
    ///         count += current.records.len();
    ///         page = current.next_page().await?;
    ///     }
    ///     Ok(count)
    /// }
    /// ```
    pub async fn next_page(&self) -> Result<Option<Self>, Error> {
        self.neighbour(self.next_page_url()).await
    }

    /// Reads the page before, or returns `None` on the first.
    ///
    /// # Errors
    /// The same as for [`next_page`](Self::next_page).
    pub async fn previous_page(&self) -> Result<Option<Self>, Error> {
        self.neighbour(self.previous_page_url()).await
    }

    /// Reads the first page, or returns `None` where the page has no link to it.
    ///
    /// # Errors
    /// The same as for [`next_page`](Self::next_page), but on the first page it is read again.
    pub async fn first_page(&self) -> Result<Option<Self>, Error> {
        let Some(link) = self.first_page_url() else {
            return Ok(None);
        };
        self.read_at(self.call()?.follow(link)?).await.map(Some)
    }

    async fn neighbour(&self, link: Option<&str>) -> Result<Option<Self>, Error> {
        let Some(link) = link else { return Ok(None) };
        let here = self.call()?;
        let call = here.follow(link)?;
        if call.url == here.url {
            let error = PageLinkError::repeated(link);
            return Err(Error::page_link(call.operation.id.clone(), error));
        }
        self.read_at(call).await.map(Some)
    }

    async fn read_at(&self, call: Call) -> Result<Self, Error> {
        let read = self.arrival()?.read;
        let answer = call.execute().await?;
        Self::of(&self.key, Arc::new(call), answer, read)
    }
}

impl<T> Page<T> {
    pub(crate) fn call(&self) -> Result<&Arc<Call>, Error> {
        self.arrival().map(|arrival| &arrival.call)
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
