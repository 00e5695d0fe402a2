//! The way from page to page: the link on one page goes in, the call for the next comes out.

use std::{collections::BTreeSet, sync::Arc};

use crate::{
    call::Call,
    error::{Error, page_link_error::PageLinkError},
    message::url_text::UrlText,
};

/// What all pages of a listing share.
pub(crate) struct PageCursor {
    /// The call for the first page. Those after it differ in the URL alone, so header parameters are on every one.
    first: Arc<Call>,
    /// Every URL that was asked for, so that a link in a circle does not go on for ever.
    visited: BTreeSet<UrlText>,
}

impl PageCursor {
    pub(crate) fn new(first: Arc<Call>) -> Self {
        let visited = BTreeSet::from([first.url.clone()]);
        Self { first, visited }
    }

    /// Returns the call for the page that `link` leads to, if the credentials may go there and it was not read before.
    pub(crate) fn follow(&mut self, link: &str) -> Result<Arc<Call>, Error> {
        let call = self.first.follow(link)?;
        if self.visited.insert(call.url.clone()) {
            Ok(Arc::new(call))
        } else {
            let error = PageLinkError::repeated(link);
            Err(Error::page_link(call.operation.id.clone(), error))
        }
    }
}

impl Call {
    /// Returns the same call to the page that `link` leads to, if the credentials may go there.
    pub(crate) fn follow(&self, link: &str) -> Result<Self, Error> {
        let hosts = self.client.hosts();
        match hosts.resolve(&self.operation, link) {
            Some(url) => Ok(self.at(UrlText::new(url))),
            None => Err(Error::page_link(
                self.operation.id.clone(),
                PageLinkError::refused(link),
            )),
        }
    }
}
