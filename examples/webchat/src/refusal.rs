//! Why a request is refused in, a response with what a visitor may know about it out.

use std::{borrow::Cow, time::Duration};

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::json;
use twilio_flex::{Error, ErrorKind};

/// After how long a visitor may try again if Twilio does not specify it.
const USUAL_WAIT: Duration = Duration::from_secs(5);

/// Why a request is refused.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// The request is not what the route takes, for this reason.
    Invalid(Cow<'static, str>),
    /// The body is not JSON by its content type.
    MediaType,
    /// The body is too large.
    TooLarge,
    /// The website is not among those that may use the server.
    Origin,
    /// The token is not valid, or there is no next one.
    Token,
    /// There is no such route.
    NotFound,
    /// The route has another method.
    Method,
    /// The visitor asked too often, and may do so again after this time.
    TooOften(Duration),
    /// Twilio can't be reached or has too much to do, and may be asked again after this time.
    Unavailable(Duration),
    /// Something is wrong with the server or its settings.
    Broken,
}

impl Refusal {
    pub(crate) fn unavailable() -> Self {
        Self::Unavailable(USUAL_WAIT)
    }

    /// Returns what a failed call to Twilio is to a visitor, who can do something about it only by waiting.
    pub(crate) fn of_call(error: &Error) -> Self {
        match error.kind() {
            ErrorKind::RateLimited
            | ErrorKind::ServerError
            | ErrorKind::Connect
            | ErrorKind::ConnectTimeout
            | ErrorKind::Interrupted
            | ErrorKind::Timeout => Self::Unavailable(error.retry_after().unwrap_or(USUAL_WAIT)),
            _ => Self::Broken,
        }
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::Invalid(_) => StatusCode::BAD_REQUEST,
            Self::MediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Origin | Self::Token => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooOften(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Broken => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn sentence(&self) -> &str {
        match self {
            Self::Invalid(reason) => reason,
            Self::MediaType => "The body has to be JSON, with the content type `application/json`.",
            Self::TooLarge => "The request is too large.",
            Self::Origin => "This website may not use the chat.",
            Self::Token => "The chat session is over. Please start a new one.",
            Self::NotFound => "There is nothing at this address.",
            Self::Method => "This address takes another method.",
            Self::TooOften(_) => "Too many requests. Please wait a moment and try again.",
            Self::Unavailable(_) => {
                "The chat is not available at the moment. Please try again shortly."
            }
            Self::Broken => "The chat is out of order. Please try again later.",
        }
    }

    fn wait(&self) -> Option<Duration> {
        match self {
            Self::TooOften(wait) | Self::Unavailable(wait) => Some(*wait),
            _ => None,
        }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let body = json!({ "error": self.sentence() }).to_string();
        let kind = [(header::CONTENT_TYPE, "application/json")];
        let mut response = (self.status(), kind, body).into_response();
        if let Some(wait) = self.wait() {
            // The header has whole seconds: too late is better than too early.
            let seconds = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
            let seconds = HeaderValue::from(seconds.max(1));
            response.headers_mut().insert(header::RETRY_AFTER, seconds);
        }
        response
    }
}
