//! Why a request came that no test expected: the requests so far and the last answer go in, an explanation comes out.

use crate::{
    error::transport_error::TransportError,
    message::{http_request::HttpRequest, http_response::HttpResponse},
    retry::is_retryable,
};

/// The last answer of a script.
pub(crate) struct LastAnswer {
    /// The number of the request it answered, from 1.
    number: usize,
    /// What was answered, if a client repeats the request after it.
    cause: Option<String>,
}

impl LastAnswer {
    /// Remembers what the request of this number was answered.
    pub(crate) fn new(
        number: usize,
        request: &HttpRequest,
        answer: &Result<HttpResponse, TransportError>,
    ) -> Self {
        let cause = match answer {
            Ok(response) => format!("status {}", response.status),
            Err(error) => error.to_string(),
        };
        Self {
            number,
            cause: is_retryable(request.method(), answer).then_some(cause),
        }
    }

    /// Returns why the client sent the last of `requests`, if it repeats the one that was answered.
    pub(crate) fn explanation(&self, requests: &[HttpRequest]) -> Option<String> {
        let cause = self.cause.as_ref()?;
        let answered = requests.get(self.number.checked_sub(1)?)?;
        let last = requests.last()?;
        let is_same = last.operation() == answered.operation()
            && last.url() == answered.url()
            && last.body() == answered.body();
        is_same.then(|| {
            format!(
                "the client repeats request {}, which was answered with {cause}\n  \
                 help: add an answer for the repeated request, such as `respond_json(200, …)`, or build the client with \
                 `.retry(RetryPolicy::off())`",
                self.number
            )
        })
    }
}
