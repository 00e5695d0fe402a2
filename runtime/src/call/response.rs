//! A result with the response it was read from.

use std::fmt;

use crate::{
    message::{headers::Headers, http_response::HttpResponse},
    values::mismatch::Mismatch,
};

/// The value of a successful response, and the response itself: status, headers, request id and bytes.
///
/// `send_with_response` of any request returns it.
///
/// # Examples
/// ```
/// # use twilio_runtime::Response;
/// fn log<T>(response: &Response<T>) {
///     println!("status {}, request {:?}", response.status(), response.request_id());
///     println!("{} bytes after {} attempts", response.body().len(), response.attempts());
/// }
/// ```
/// It keeps the whole body in memory. `Debug` shows the value, the status and the names of the headers.
#[derive(Clone)]
#[non_exhaustive]
pub struct Response<T> {
    /// What `send` alone would have returned.
    pub value: T,
    http: HttpResponse,
    attempts: u32,
    mismatches: Vec<Mismatch>,
}

impl<T> Response<T> {
    pub(crate) fn new(
        value: T,
        http: HttpResponse,
        attempts: u32,
        mismatches: Vec<Mismatch>,
    ) -> Self {
        Self {
            value,
            http,
            attempts,
            mismatches,
        }
    }

    /// Returns the HTTP status.
    pub fn status(&self) -> u16 {
        self.http.status()
    }

    /// Returns the headers.
    pub fn headers(&self) -> &Headers {
        self.http.headers()
    }

    /// Returns Twilio's id of the request, which its support asks for.
    pub fn request_id(&self) -> Option<&str> {
        self.http.request_id()
    }

    /// Returns the body as it came.
    pub fn body(&self) -> &[u8] {
        self.http.body()
    }

    /// Returns how many requests it took.
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// Returns what of the body did not fit the value: where, what was expected, and the JSON that came. It is empty unless
    /// the service deviates from the description of the API. Of more than 10,000 mismatches, the first are listed.
    pub fn mismatches(&self) -> &[Mismatch] {
        &self.mismatches
    }

    /// Returns the value alone.
    pub fn into_value(self) -> T {
        self.value
    }
}

impl<T: fmt::Debug> fmt::Debug for Response<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("value", &self.value)
            .field("http", &self.http)
            .field("attempts", &self.attempts)
            .field("mismatches", &self.mismatches)
            .finish()
    }
}
