//! A documented redirect: a response in, its status and where it leads out.

use std::fmt;

use crate::message::{headers::Headers, http_response::HttpResponse};

/// A redirect that the API documents as the result of a call. It is never followed.
///
/// `Debug` shows the status alone, because an address can be a secret: who has it may need no other credentials.
#[derive(Clone, PartialEq, Eq)]
pub struct Redirect {
    status: u16,
    location: Option<String>,
}

impl Redirect {
    pub(crate) fn of(response: &HttpResponse) -> Self {
        Self {
            status: response.status,
            location: location(&response.headers),
        }
    }

    /// Returns the HTTP status, such as 302.
    pub fn status(&self) -> u16 {
        self.status
    }

    /// Returns the `Location` header as it came: a whole URL, or one that is relative to the URL of the request. A
    /// response without the header, such as one with status 304, leads nowhere.
    pub fn location(&self) -> Option<&str> {
        self.location.as_deref()
    }
}

fn location(headers: &Headers) -> Option<String> {
    let mut headers = headers.iter();
    let (_, value) = headers.find(|(name, _)| *name == "location")?;
    Some(String::from_utf8_lossy(value).into_owned())
}

impl fmt::Debug for Redirect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Redirect")
            .field("status", &self.status)
            .finish_non_exhaustive()
    }
}
