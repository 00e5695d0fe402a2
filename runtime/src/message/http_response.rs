//! A response as plain data: what a transport returns and a decoder reads.

use std::fmt;

use bytes::Bytes;

use crate::{
    encoding::header,
    message::headers::Headers,
    values::salvage::{self, Decoded},
};

/// A response with its whole body.
///
/// `Debug` shows the status, the names of the headers and the length of the body, because bodies hold personal data.
#[derive(Clone, PartialEq)]
pub struct HttpResponse {
    pub(crate) status: u16,
    pub(crate) headers: Headers,
    pub(crate) body: Bytes,
}

impl HttpResponse {
    /// Makes a response without headers, for a transport of one's own or a test.
    pub fn new(status: u16, body: impl Into<Vec<u8>>) -> Self {
        Self {
            status,
            headers: Headers::default(),
            body: Bytes::from(body.into()),
        }
    }

    /// Adds a header. One that HTTP can't carry is left out.
    #[must_use]
    pub fn with_header(mut self, name: &str, value: &str) -> Self {
        if let (Ok(name), Some(value)) = (name.parse(), header::visible(value)) {
            self.headers.append(name, value);
        }
        self
    }

    /// Returns the HTTP status.
    pub fn status(&self) -> u16 {
        self.status
    }

    /// Returns the headers.
    pub fn headers(&self) -> &Headers {
        &self.headers
    }

    /// Returns the body.
    pub fn body(&self) -> &[u8] {
        &self.body
    }

    /// Returns Twilio's id of the request, which its support asks for.
    pub fn request_id(&self) -> Option<&str> {
        self.headers.get("twilio-request-id")
    }

    /// Returns the body as text.
    pub(crate) fn decoded(&self) -> Decoded<'_> {
        salvage::decoded(&self.body, self.headers.get("content-type"))
    }

    /// Whether the status is one of success.
    pub(crate) fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// Whether the service sent nothing to read.
    pub(crate) fn is_empty(&self) -> bool {
        matches!(self.status, 204 | 205) || self.body.iter().all(u8::is_ascii_whitespace)
    }

    /// Whether the service refused because of too many requests.
    pub(crate) fn is_too_many(&self) -> bool {
        self.status == 429
    }

    pub(crate) fn is_unauthorized(&self) -> bool {
        self.status == 401
    }
}

impl fmt::Debug for HttpResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HttpResponse")
            .field("status", &self.status)
            .field("headers", &self.headers)
            .field("body_length", &self.body.len())
            .finish()
    }
}
