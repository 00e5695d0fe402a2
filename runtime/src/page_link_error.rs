//! Why the link to the next page was not followed.

use std::{error::Error, fmt};

use crate::base_url::displayable;

/// A link to the next page that was not followed.
#[derive(Debug)]
pub(crate) enum PageLinkError {
    Foreign(String),
    Repeated(String),
}

impl PageLinkError {
    pub(crate) fn foreign(link: &str) -> Self {
        Self::Foreign(displayable(link))
    }

    pub(crate) fn repeated(link: &str) -> Self {
        Self::Repeated(displayable(link))
    }
}

impl fmt::Display for PageLinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Foreign(link) => {
                write!(
                    f,
                    "the link to the next page leads to another origin and was not followed: {link:?}"
                )
            }
            Self::Repeated(link) => write!(
                f,
                "the link to the next page leads to a page already read: {link:?}"
            ),
        }
    }
}

impl Error for PageLinkError {}
