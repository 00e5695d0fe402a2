//! `POST /refreshToken`: the token of a guest in, the next one out.

use std::sync::Arc;

use axum::{extract::State, response::Response};
use serde::Deserialize;

use super::token_response::token_response;
use crate::{
    json_body::{JsonBody, Shape},
    refusal::Refusal,
    router::Backend,
    tokens::NotRenewed,
};

#[derive(Deserialize)]
pub(crate) struct RefreshBody {
    token: String,
}

impl Shape for RefreshBody {
    const EXPECTED: &'static str = "The body has to be an object with the text `token`.";
}

/// Answers with the next token. Whoever sent a token that is not valid learns no reason, which is in the log.
pub(crate) async fn refresh(
    State(backend): State<Arc<Backend>>,
    JsonBody(body): JsonBody<RefreshBody>,
) -> Result<Response, Refusal> {
    let token = backend.tokens.renew(&body.token).map_err(|reason| {
        match reason {
            NotRenewed::Token(reason) => tracing::info!(%reason, "token not refreshed"),
            NotRenewed::NotOfGuest => tracing::info!(
                reason = "the access token is not one of a guest's chat",
                "token not refreshed"
            ),
        }
        Refusal::Token
    })?;
    Ok(token_response(&token, None))
}
