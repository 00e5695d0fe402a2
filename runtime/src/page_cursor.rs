//! The way from page to page: the link on one page goes in, the request for the next comes out.

use std::collections::BTreeSet;

use crate::{
    base_url, client::Client, error::Error, http_request::HttpRequest,
    page_link_error::PageLinkError,
};

/// What all pages of a listing share.
pub(crate) struct PageCursor {
    client: Client,
    /// The request for the first page. Those after it differ in the URL alone, so header parameters are on every one.
    first: HttpRequest,
    /// Every URL that was asked for, so that a link in a circle does not go on for ever.
    visited: BTreeSet<String>,
}

impl PageCursor {
    pub(crate) fn new(client: Client, first: HttpRequest) -> Self {
        let visited = BTreeSet::from([first.url.clone()]);
        Self {
            client,
            first,
            visited,
        }
    }

    pub(crate) fn client(&self) -> &Client {
        &self.client
    }

    pub(crate) fn first(&self) -> &HttpRequest {
        &self.first
    }

    /// Returns the request for the page that `link` leads to, if it is on the origin that has the credentials and was
    /// not read before.
    pub(crate) fn follow(&mut self, link: &str) -> Result<HttpRequest, Error> {
        let operation = self.first.operation;
        let url = base_url::resolve(self.client.prefix(operation), link)
            .ok_or_else(|| Error::page_link(operation.id, PageLinkError::foreign(link)))?;
        if !self.visited.insert(url.clone()) {
            return Err(Error::page_link(
                operation.id,
                PageLinkError::repeated(link),
            ));
        }
        Ok(HttpRequest {
            url,
            ..self.first.clone()
        })
    }
}
