//! What `tracing` is told: a span for each call and an event for each attempt, named as OpenTelemetry names the
//! attributes of an HTTP client.
//!
//! Nothing here comes from an input: the URL appears as the document's template, never as it was sent, and there is no
//! query, header or body.

use http::Uri;
use tracing::{Instrument, Span, debug, field::Empty, info_span, warn};

use crate::{
    call::Call, error::Error, execute::Answer, operation::Operation, retry::Attempt,
    transport_error::TransportError,
};

/// Makes `call` within a span of its own.
pub(crate) async fn in_span(
    call: &Call,
    attempts: impl Future<Output = Result<Answer, Error>>,
) -> Result<Answer, Error> {
    let span = span(call.operation);
    if span.is_disabled() {
        return attempts.await;
    }
    record_server(&span, call.url.as_str());
    let result = attempts.instrument(span.clone()).await;
    match &result {
        Ok(answer) => record_answer(&span, answer),
        Err(error) => {
            let kind = error.transport_error().map(TransportError::category);
            record_end(&span, error.attempts(), kind);
        }
    }
    result
}

/// Tells of one attempt. One that is repeated is a warning, because its error comes to nobody's attention otherwise.
pub(crate) fn attempt(attempt: &Attempt<'_>) {
    let failure = attempt.error().map(TransportError::category);
    let milliseconds = |time: std::time::Duration| time.as_secs_f64() * 1000.0;
    macro_rules! tell {
        ($level:ident, $message:literal) => {
            $level!(
                twilio.operation = attempt.operation(),
                http.request.method = attempt.method().as_str(),
                url.template = attempt.path_template(),
                http.request.resend_count = attempt.number().saturating_sub(1),
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
        tell!(warn, "attempt failed and is repeated");
    } else {
        tell!(debug, "attempt ended");
    }
}

fn span(operation: &Operation) -> Span {
    info_span!(
        "twilio_request",
        otel.name = format_args!("{} {}", operation.method, operation.path),
        otel.kind = "client",
        otel.status_code = Empty,
        twilio.operation = operation.id,
        http.request.method = operation.method.as_str(),
        url.template = operation.path,
        server.address = Empty,
        server.port = Empty,
        http.response.status_code = Empty,
        http.request.resend_count = Empty,
        error.r#type = Empty,
        twilio.request_id = Empty,
    )
}

fn record_server(span: &Span, url: &str) {
    let Ok(uri) = url.parse::<Uri>() else { return };
    let usual = if uri.scheme_str() == Some("http") {
        80
    } else {
        443
    };
    span.record("server.address", uri.host());
    span.record("server.port", uri.port_u16().unwrap_or(usual));
}

fn record_answer(span: &Span, answer: &Answer) {
    let status = answer.response.status;
    span.record("http.response.status_code", status);
    span.record("twilio.request_id", answer.response.request_id());
    let refusal = (!answer.response.is_success()).then(|| status.to_string());
    record_end(span, answer.attempts, refusal.as_deref());
}

fn record_end(span: &Span, attempts: u32, failure: Option<&str>) {
    if attempts > 1 {
        span.record("http.request.resend_count", attempts - 1);
    }
    if let Some(failure) = failure {
        span.record("error.type", failure);
        span.record("otel.status_code", "ERROR");
    }
}
