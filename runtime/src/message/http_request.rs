//! A request as plain data: what a builder makes and a transport sends.

use std::{fmt, time::Duration};

use bytes::Bytes;

use crate::{
    encoding::multipart::{self, PartView},
    message::{headers::Headers, url_text::UrlText},
    operation::{method::Method, operation_ref::OperationRef},
};

/// A request that is ready to be sent, credentials included.
///
/// `Debug` shows the operation and the names of the headers: URLs, values and bodies hold personal data, headers hold
/// credentials. [`to_curl`](Self::to_curl) prints all but the credentials.
#[derive(Clone)]
pub struct HttpRequest {
    pub(crate) operation: OperationRef,
    pub(crate) url: UrlText,
    pub(crate) headers: Headers,
    pub(crate) body: Bytes,
    /// Whether the body holds a credential.
    pub(crate) is_body_secret: bool,
    pub(crate) timeout: Option<Duration>,
    pub(crate) max_response_size: usize,
}

impl HttpRequest {
    /// Returns the name of the operation, such as `CreateFlexFlow`: the document's `operationId`, or that behind the module it
    /// is in where two have the same.
    pub fn operation(&self) -> &str {
        &self.operation.id
    }

    /// Returns the path as the document writes it, such as `/v1/FlexFlows/{Sid}`. It holds no values.
    pub fn path_template(&self) -> &str {
        &self.operation.path
    }

    /// Returns the method.
    pub fn method(&self) -> Method {
        self.operation.method
    }

    /// Returns the whole URL, with the query.
    pub fn url(&self) -> &str {
        self.url.as_str()
    }

    /// Returns the headers, those of authentication included. `Host` and `Content-Length` are the transport's to add.
    pub fn headers(&self) -> &Headers {
        &self.headers
    }

    /// Returns the body, which is empty for a request without one.
    pub fn body(&self) -> &[u8] {
        &self.body
    }

    /// Returns the time the whole exchange may take, from now until the last byte of the response.
    pub fn timeout(&self) -> Option<Duration> {
        self.timeout
    }

    /// Returns how many bytes the body of the response may have.
    pub fn max_response_size(&self) -> usize {
        self.max_response_size
    }

    /// Returns the parts of a multipart body.
    pub(crate) fn parts(&self) -> Vec<PartView<'_>> {
        let media_type = self.headers.get("content-type").unwrap_or_default();
        multipart::parts_of(media_type, &self.body)
    }
}

impl fmt::Debug for HttpRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HttpRequest")
            .field("operation", &self.operation.id)
            .field("method", &self.operation.method)
            .field("path", &self.operation.path)
            .field("headers", &self.headers)
            .field("body_length", &self.body.len())
            .finish_non_exhaustive()
    }
}
