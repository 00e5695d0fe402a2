//! Why a link of a page was not followed.

use std::{error::Error, fmt};

use crate::message::url_parts::displayable;

/// A link of a page that was not followed.
#[derive(Debug)]
pub(crate) enum PageLinkError {
    Foreign(String),
    Malformed(String),
    Repeated(String),
    Other(String),
    NoClient,
}

impl PageLinkError {
    /// A link that the credentials must not follow.
    pub(crate) fn refused(link: &str) -> Self {
        let shown = displayable(link);
        match link.parse::<http::Uri>() {
            Ok(_) => Self::Foreign(shown),
            Err(_) => Self::Malformed(shown),
        }
    }

    pub(crate) fn repeated(link: &str) -> Self {
        Self::Repeated(displayable(link))
    }

    pub(crate) fn other(link: &str) -> Self {
        Self::Other(displayable(link))
    }
}

impl fmt::Display for PageLinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Foreign(link) => write!(
                f,
                "the link to a page leads to another origin and was not followed: {link:?}"
            ),
            Self::Malformed(link) => {
                write!(f, "the link to a page is not a URL: {link:?}")
            }
            Self::Repeated(link) => {
                write!(
                    f,
                    "the link to a page leads to a page already read: {link:?}"
                )
            }
            Self::Other(link) => {
                write!(f, "the link to a page leads to another operation: {link:?}")
            }
            Self::NoClient => f.write_str(
                "the page was not read by a client, so its links can't be followed from here",
            ),
        }
    }
}

impl Error for PageLinkError {}
