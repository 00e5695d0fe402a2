//! One call as data: everything its requests are made of goes in, and as many equal requests as it takes come out.
//!
//! Attempts and the pages of a listing differ in the URL and the credentials alone. A request is made afresh for each,
//! from parts that are shared and not copied, so the first one costs no more than if it were the only one.

pub(crate) mod answer;
pub(crate) mod content_encoding;
pub(crate) mod decode;
pub(crate) mod execute;
pub mod outcome;
pub(crate) mod page_url;
pub(crate) mod reading;
pub(crate) mod response;
pub mod results;
#[cfg(feature = "tracing")]
pub(crate) mod trace;

use std::time::Duration;

use bytes::Bytes;
use http::{
    HeaderName, HeaderValue,
    header::{ACCEPT, ACCEPT_ENCODING, AUTHORIZATION, CONTENT_TYPE},
};

use crate::{
    client::{Client, limits::Limits},
    credentials::Authorization,
    message::{headers::Headers, http_request::HttpRequest, url_text::UrlText},
    operation::operation_ref::OperationRef,
};

/// What is asked for where it pays: a small response is smaller than its way, but a page is not.
const GZIP: HeaderValue = HeaderValue::from_static("gzip");

/// Those of every request, and the ones the transport adds.
const USUAL_HEADERS: usize = 8;

/// A call that can be sent any number of times.
#[derive(Clone)]
pub(crate) struct Call {
    pub(crate) client: Client,
    pub(crate) operation: OperationRef,
    pub(crate) url: UrlText,
    /// Header parameters and the caller's own headers. A later one replaces an earlier one of the same name.
    pub(crate) headers: Vec<(HeaderName, HeaderValue)>,
    /// What the call asks for, where that is not JSON.
    pub(crate) accept: Option<HeaderValue>,
    pub(crate) content_type: Option<HeaderValue>,
    pub(crate) body: Bytes,
    pub(crate) limits: Limits,
    /// Whether the response may be so large that compressing it pays.
    pub(crate) may_be_large: bool,
    /// Whether the first mismatch in an answer is an error.
    pub(crate) is_strict: bool,
}

impl Call {
    /// Returns the same call to another URL.
    pub(crate) fn at(&self, url: UrlText) -> Self {
        Self {
            url,
            ..self.clone()
        }
    }

    /// Whether the call brings a header that takes the place of the client's credentials.
    pub(crate) fn has_own_authorization(&self) -> bool {
        self.headers.iter().any(|(name, _)| *name == AUTHORIZATION)
    }

    /// Returns the request of a first attempt. Credentials that have to be asked for are not part of it.
    pub(crate) fn first_request(&self) -> HttpRequest {
        let fixed = self.client.shared().credentials.fixed();
        let header = fixed.and_then(Authorization::header);
        self.request(header, self.limits.attempt.min(self.limits.total))
    }

    /// Returns a request that may take as long as `timeout`.
    pub(crate) fn request(
        &self,
        authorization: Option<HeaderValue>,
        timeout: Duration,
    ) -> HttpRequest {
        let mut headers = Headers::with_capacity(USUAL_HEADERS + self.headers.len());
        if let Some(authorization) = authorization {
            headers.insert(AUTHORIZATION, authorization);
        }
        self.client.write_headers(&mut headers);
        if let Some(accept) = &self.accept {
            headers.insert(ACCEPT, accept.clone());
        }
        if let Some(content_type) = &self.content_type {
            headers.insert(CONTENT_TYPE, content_type.clone());
        }
        if cfg!(feature = "gzip") && self.may_be_large {
            headers.insert(ACCEPT_ENCODING, GZIP);
        }
        for (name, value) in &self.headers {
            headers.insert(name.clone(), value.clone());
        }
        HttpRequest {
            operation: self.operation.clone(),
            url: self.url.clone(),
            headers,
            body: self.body.clone(),
            is_body_secret: false,
            timeout: Some(timeout),
            max_response_size: self.client.shared().max_response_size,
        }
    }
}
