//! The page of a listing that a caller names: its URL and the call go in, the URL of the call comes out.

use super::Call;
use crate::{error::page_link_error::PageLinkError, message::url_text::UrlText};

/// What checks the URL of a page: [`checked`].
pub(crate) type CheckPageUrl = fn(&Call, &str) -> Result<UrlText, PageLinkError>;

/// Returns the URL of a page that the caller names, if it is one of this very listing.
pub(crate) fn checked(call: &Call, page_url: &str) -> Result<UrlText, PageLinkError> {
    let url = call
        .client
        .hosts()
        .resolve(&call.operation, page_url)
        .ok_or_else(|| PageLinkError::refused(page_url))?;
    if path_of(&url) == path_of(call.url.as_str()) {
        Ok(UrlText::new(url))
    } else {
        Err(PageLinkError::other(page_url))
    }
}

fn path_of(url: &str) -> Option<String> {
    let uri: http::Uri = url.parse().ok()?;
    Some(uri.path().to_owned())
}
