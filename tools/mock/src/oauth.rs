//! A client id and its secret in, a token that expires out: the token endpoint of OAuth.

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use http::{Method, Response};
use jiff::Timestamp;
use serde_json::{Value, json};

use crate::answer_body::AnswerBody;
use crate::percent;
use crate::received::Received;
use crate::sending::response;
use crate::service::Service;

/// How long a token is valid.
const SECONDS: i64 = 3_600;

/// Whether a request is for a token.
pub(crate) fn is_token_path(received: &Received) -> bool {
    received.method == Method::POST && matches!(received.path.as_str(), "/v1/token" | "/v2/token")
}

/// Issues a token.
pub(crate) fn answer(service: &Service, received: &Received) -> Response<AnswerBody> {
    match token(service, received) {
        Ok(token) => {
            let body =
                json!({"access_token": token, "token_type": "Bearer", "expires_in": SECONDS});
            json_response(200, &body)
        }
        Err((status, error, description)) => {
            let body = json!({"error": error, "error_description": description});
            json_response(status, &body)
        }
    }
}

type TokenError = (u16, &'static str, &'static str);

fn token(service: &Service, received: &Received) -> Result<String, TokenError> {
    let text = std::str::from_utf8(&received.body).unwrap_or_default();
    let pairs = percent::decode_pairs(text)
        .map_err(|_| (400, "invalid_request", "the body is not a form"))?;
    let value = |name: &str| {
        let found = pairs.iter().find(|(given, _)| given == name);
        found.map_or("", |(_, value)| value.as_str())
    };
    if value("grant_type") != "client_credentials" {
        let expected = "expected the grant_type client_credentials";
        return Err((400, "unsupported_grant_type", expected));
    }
    if !service
        .callers
        .knows(value("client_id"), value("client_secret"))
    {
        return Err((
            401,
            "invalid_client",
            "the client id or its secret is wrong",
        ));
    }
    let state = &mut *service.state();
    let now = Timestamp::now().as_second();
    let claims = json!({
        "iss": "twilio-flex-mock",
        "sub": service.callers.account,
        "client_id": value("client_id"),
        "iat": now,
        "exp": now + SECONDS,
        "jti": state.dice.hex(),
    });
    let encoded = |value: &Value| BASE64_URL_SAFE_NO_PAD.encode(value.to_string());
    let head = encoded(&json!({"alg": "HS256", "typ": "JWT"}));
    // Nothing checks the signature: a client reads the expiry, and this server knows what it issued.
    let signature = BASE64_URL_SAFE_NO_PAD.encode(state.dice.hex());
    let token = format!("{head}.{}.{signature}", encoded(&claims));
    state.tokens.add(token.clone());
    Ok(token)
}

/// A response with JSON.
pub(crate) fn json_response(status: u16, body: &Value) -> Response<AnswerBody> {
    response(
        status,
        Some("application/json"),
        AnswerBody::whole(body.to_string()),
    )
}
