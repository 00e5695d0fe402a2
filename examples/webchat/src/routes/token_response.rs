//! A token in, the JSON that browsers get for it out.

use std::time::{SystemTime, UNIX_EPOCH};

use axum::{
    http::header,
    response::{IntoResponse as _, Response},
};
use serde::Serialize;
use twilio_flex::SignedToken;

use crate::refusal::Refusal;

#[derive(Serialize)]
struct Body<'a> {
    token: &'a str,
    #[serde(rename = "conversationSid", skip_serializing_if = "Option::is_none")]
    conversation_sid: Option<&'a str>,
    /// In milliseconds since 1970, as JavaScript has times.
    expiration: u64,
}

/// Returns a token, with the conversation that it was made for if the browser does not know it yet.
pub(super) fn token_response(token: &SignedToken, conversation_sid: Option<&str>) -> Response {
    let body = Body {
        token: token.as_str(),
        conversation_sid,
        expiration: milliseconds(token.expires_at()),
    };
    match serde_json::to_string(&body) {
        Ok(body) => ([(header::CONTENT_TYPE, "application/json")], body).into_response(),
        Err(_) => Refusal::Broken.into_response(),
    }
}

fn milliseconds(time: SystemTime) -> u64 {
    let elapsed = time.duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(elapsed.as_millis()).unwrap_or(u64::MAX)
}
