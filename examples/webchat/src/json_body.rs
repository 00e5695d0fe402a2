//! A request with JSON in, the value that a route takes out, or why it is none.

use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
    http::{HeaderMap, StatusCode, header},
    response::IntoResponse as _,
};
use serde::de::DeserializeOwned;
use serde_json::error::Category;

use crate::refusal::Refusal;

/// A body that a route takes.
pub(crate) trait Shape: DeserializeOwned {
    /// What the body has to be, as a sentence for whoever writes a client.
    const EXPECTED: &'static str;
}

/// The body of a request, as the route takes it.
///
/// It is read only with the content type of JSON, which a website can't send to another one without asking first (CORS).
pub(crate) struct JsonBody<T>(pub(crate) T);

impl<T: Shape, S: Send + Sync> FromRequest<S> for JsonBody<T> {
    type Rejection = Refusal;

    async fn from_request(request: Request, state: &S) -> Result<Self, Refusal> {
        if !is_json(request.headers()) {
            return Err(Refusal::MediaType);
        }
        let body = match Bytes::from_request(request, state).await {
            Ok(body) => body,
            Err(rejection) => {
                let status = rejection.into_response().status();
                return Err(match status {
                    StatusCode::PAYLOAD_TOO_LARGE => Refusal::TooLarge,
                    _ => Refusal::Invalid("The body did not arrive completely.".into()),
                });
            }
        };
        let value = serde_json::from_slice(&body).map_err(|error| reason::<T>(&error))?;
        // serde takes a list for a structure too.
        if body.trim_ascii_start().first() == Some(&b'{') {
            Ok(Self(value))
        } else {
            Err(Refusal::Invalid(T::EXPECTED.into()))
        }
    }
}

fn is_json(headers: &HeaderMap) -> bool {
    let value = headers.get(header::CONTENT_TYPE);
    let text = value.and_then(|value| value.to_str().ok());
    let media_type = text.and_then(|text| text.split(';').next());
    media_type.is_some_and(|text| text.trim().eq_ignore_ascii_case("application/json"))
}

/// Explains what is wrong with a body. It repeats nothing of it.
fn reason<T: Shape>(error: &serde_json::Error) -> Refusal {
    match error.classify() {
        Category::Data => Refusal::Invalid(T::EXPECTED.into()),
        Category::Syntax | Category::Eof | Category::Io => {
            let (line, column) = (error.line(), error.column());
            let reason = format!("The body is not JSON: line {line}, column {column}.");
            Refusal::Invalid(reason.into())
        }
    }
}
