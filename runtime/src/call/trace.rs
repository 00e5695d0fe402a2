//! What `tracing` receives: a span for each call and an event for each attempt, named as OpenTelemetry names the
//! attributes of an HTTP client.
//!
//! The names are those of the semantic conventions for an HTTP client, with one span for a call and all its attempts.
//! `url.full`, which they require, is left out on purpose, and so are `http.request.header.*` and the body: paths,
//! queries and headers hold personal data and credentials. Nothing here comes from an input. `url.template`, which they
//! leave to choice, comes from the document.

use std::borrow::Cow;

use tracing::{Instrument, Span, debug, field::Empty, info_span, warn};

use crate::{
    call::{Call, answer::Answer},
    error::{Error, transport_error::TransportError},
    message::{http_response::HttpResponse, origin::Origin},
    operation::Operation,
    retry::Attempt,
    task::Task,
};

/// Makes `call` within a span of its own.
pub(crate) async fn in_span(
    call: &Call,
    attempts: impl Future<Output = Result<Answer, Error>>,
) -> Result<Answer, Error> {
    let span = span(&call.operation);
    if span.is_disabled() {
        return attempts.await;
    }
    record_server(&span, call.url.as_str());
    let result = attempts.instrument(span.clone()).await;
    match result {
        Ok(mut answer) => {
            record_answer(&span, &call.operation, &answer);
            answer.span = span;
            Ok(answer)
        }
        Err(error) => {
            let kind = error.transport_error().map(TransportError::category);
            record_end(&span, error.attempts(), kind);
            Err(error)
        }
    }
}

/// Tells that the body of an answer of success was of another shape than expected, if the span of its call is open still.
pub(crate) fn malformed(answer: &Answer) {
    record_failure(&answer.span, "malformed_response");
}

/// Ends the span of a call with the call, because its answer is read some time later.
pub(crate) fn closed(exchange: Task<Result<Answer, Error>>) -> Task<Result<Answer, Error>> {
    Box::pin(async move {
        let mut answer = exchange.await?;
        answer.span = Span::none();
        Ok(answer)
    })
}

/// Emits the event of one attempt. One that is repeated is a warning, because its error comes to nobody's attention otherwise.
pub(crate) fn attempt(attempt: &Attempt<'_>) {
    let failure = failure(attempt.operation, attempt.outcome);
    let failure = failure.as_deref();
    let resends = Some(attempt.number().saturating_sub(1)).filter(|resends| *resends > 0);
    let milliseconds = |time: std::time::Duration| time.as_secs_f64() * 1000.0;
    macro_rules! emit {
        ($level:ident, $message:literal) => {
            $level!(
                twilio.operation = attempt.operation(),
                http.request.method = attempt.method().as_str(),
                url.template = attempt.path_template(),
                http.request.resend_count = resends,
                http.response.status_code = attempt.status(),
                error.r#type = failure,
                twilio.request_id = attempt.request_id(),
                duration_ms = attempt.duration().map(milliseconds),
                retry_in_ms = attempt.retry_in().map(milliseconds),
                $message
            )
        };
    }
    if attempt.retry_in().is_some() {
        emit!(warn, "attempt failed and is repeated");
    } else {
        emit!(debug, "attempt ended");
    }
}

/// Returns a word for why an attempt failed, if it did: the status of a refusal, else the kind of error.
fn failure(
    operation: &Operation,
    outcome: &Result<HttpResponse, TransportError>,
) -> Option<Cow<'static, str>> {
    match outcome {
        Ok(response) => refusal(operation, response).map(Cow::Owned),
        Err(error) => Some(Cow::Borrowed(error.category())),
    }
}

/// Returns the status of a response as text, unless the operation has a result for it. A redirect that the document does
/// not describe is an error, because none is followed.
fn refusal(operation: &Operation, response: &HttpResponse) -> Option<String> {
    (!operation.is_result(response.status)).then(|| response.status.to_string())
}

fn span(operation: &Operation) -> Span {
    info_span!(
        "twilio_request",
        otel.name = format_args!("{} {}", operation.method, operation.path),
        otel.kind = "client",
        otel.status_code = Empty,
        twilio.operation = &*operation.id,
        http.request.method = operation.method.as_str(),
        url.template = &*operation.path,
        server.address = Empty,
        server.port = Empty,
        http.response.status_code = Empty,
        http.request.resend_count = Empty,
        error.r#type = Empty,
        twilio.request_id = Empty,
    )
}

fn record_server(span: &Span, url: &str) {
    if let Some(origin) = Origin::parse(url) {
        span.record("server.address", origin.host());
        span.record("server.port", origin.port());
    }
}

fn record_answer(span: &Span, operation: &Operation, answer: &Answer) {
    span.record("http.response.status_code", answer.response.status);
    span.record("twilio.request_id", answer.response.request_id());
    let refusal = refusal(operation, &answer.response);
    record_end(span, answer.attempts, refusal.as_deref());
}

fn record_end(span: &Span, attempts: u32, failure: Option<&str>) {
    if attempts > 1 {
        span.record("http.request.resend_count", attempts - 1);
    }
    if let Some(failure) = failure {
        record_failure(span, failure);
    }
}

fn record_failure(span: &Span, failure: &str) {
    span.record("error.type", failure);
    span.record("otel.status_code", "ERROR");
}
