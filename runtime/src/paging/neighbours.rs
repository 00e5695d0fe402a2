//! The pages beside a page: its links go in, the pages they lead to come out.

use std::sync::Arc;

use serde::de::DeserializeOwned;

use super::page::Page;
use crate::{
    call::Call,
    error::{Error, page_link_error::PageLinkError},
};

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
        let read = self.reader()?;
        let answer = call.execute().await?;
        Self::of(&self.key, Arc::new(call), answer, read)
    }
}
