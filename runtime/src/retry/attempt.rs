//! What an observer and a retry policy learn of each attempt: no value of an input, no URL and no credential.

use std::time::Duration;

use crate::{
    error::{api_error::ApiError, transport_error::TransportError},
    message::http_response::HttpResponse,
    operation::{Operation, method::Method},
};

/// One attempt of a call, as the functions see it that [`ClientBuilder::on_attempt`](crate::ClientBuilder::on_attempt)
/// and [`RetryPolicy::also_when`](crate::RetryPolicy::also_when) set.
#[derive(Debug)]
pub struct Attempt<'a> {
    pub(crate) operation: &'a Operation,
    pub(crate) number: u32,
    pub(crate) outcome: &'a Result<HttpResponse, TransportError>,
    pub(crate) duration: Option<Duration>,
    pub(crate) retry_in: Option<Duration>,
}

impl<'a> Attempt<'a> {
    /// Returns the name of the operation, such as `CreateFlexFlow`: the document's `operationId`, or that behind the module it
    /// is in where two have the same.
    pub fn operation(&self) -> &'a str {
        &self.operation.id
    }

    /// Returns the method.
    pub fn method(&self) -> Method {
        self.operation.method
    }

    /// Returns the path as the document writes it, such as `/v1/FlexFlows/{Sid}`. It holds no values.
    pub fn path_template(&self) -> &'a str {
        &self.operation.path
    }

    /// Returns which attempt of its call this is, from 1.
    pub fn number(&self) -> u32 {
        self.number
    }

    /// Returns the HTTP status, where there was a response.
    pub fn status(&self) -> Option<u16> {
        self.outcome.as_ref().ok().map(HttpResponse::status)
    }

    /// Returns Twilio's error code, such as 20404, where the response is a refusal that has one. The body is read for it
    /// each time.
    pub fn api_error_code(&self) -> Option<i64> {
        let response = self.outcome.as_ref().ok()?;
        let is_refusal = !response.is_success();
        is_refusal.then(|| ApiError::new(response).code()).flatten()
    }

    /// Returns Twilio's id of the request, where there was a response that names it.
    pub fn request_id(&self) -> Option<&'a str> {
        self.outcome.as_ref().ok()?.request_id()
    }

    /// Returns why there was no response, where there was none.
    pub fn error(&self) -> Option<&'a TransportError> {
        self.outcome.as_ref().err()
    }

    /// Returns how long the exchange took, or `None` where the client has no clock or a retry policy asks. The wait for
    /// credentials and for the limits of the client itself is not part of it.
    pub fn duration(&self) -> Option<Duration> {
        self.duration
    }

    /// Returns the time until the next attempt, or `None` if this was the last one. While a retry policy is asked, it is
    /// not settled yet and thus `None`.
    pub fn retry_in(&self) -> Option<Duration> {
        self.retry_in
    }

    pub(super) fn is_success(&self) -> bool {
        self.outcome.as_ref().is_ok_and(HttpResponse::is_success)
    }
}
