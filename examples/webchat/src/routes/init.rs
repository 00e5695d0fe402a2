//! `POST /initWebchat`: the form that a visitor filled in goes in; a web chat, and a token to take part in it, come out.

use std::sync::Arc;

use axum::{extract::State, response::Response};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::token_response::token_response;
use crate::{
    chats::{Chat, log_failure},
    json_body::{JsonBody, Shape},
    refusal::Refusal,
    router::Backend,
};

/// The name of a visitor who has not entered one.
const UNNAMED: &str = "Customer";

/// The longest name, in characters.
const LONGEST_NAME: usize = 100;

/// The longest message that Conversations takes, in characters.
const LONGEST_QUERY: usize = 1600;

#[derive(Deserialize)]
pub(crate) struct InitBody {
    #[serde(default, rename = "formData")]
    form: Option<Form>,
}

impl Shape for InitBody {
    const EXPECTED: &'static str = "The body has to be an object; `formData` in it has to be an object, and `friendlyName` and \
                                    `query` in that have to be texts.";
}

/// What a visitor filled in. All of it reaches the agent.
#[derive(Default, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
struct Form {
    friendly_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    query: Option<String>,
    #[serde(flatten)]
    others: Map<String, Value>,
}

/// Starts a chat, writes its first messages, and answers with the token.
pub(crate) async fn init(
    State(backend): State<Arc<Backend>>,
    JsonBody(body): JsonBody<InitBody>,
) -> Result<Response, Refusal> {
    let mut form = body.form.unwrap_or_default();
    let name = name(&form)?.to_owned();
    let query = query(&form)?.map(str::to_owned);
    form.friendly_name = Some(name.clone());
    let chat = start(&backend, &name, &form).await?;
    let token = backend.tokens.issue(&chat.identity).map_err(|error| {
        log_failure(&error, "no token was made");
        Refusal::Broken
    })?;
    if let Some(query) = query {
        backend.chats.greet(&chat, &name, &query).await;
    }
    tracing::info!(
        conversation = chat.conversation_sid.as_str(),
        "chat started"
    );
    Ok(token_response(&token, Some(chat.conversation_sid.as_str())))
}

async fn start(backend: &Backend, name: &str, form: &Form) -> Result<Chat, Refusal> {
    let answers = serde_json::to_string(form).map_err(|_| Refusal::Broken)?;
    let chat = backend.chats.start(name, &answers).await;
    let chat = chat.map_err(|error| {
        log_failure(&error, "no chat was started");
        Refusal::of_call(&error)
    })?;
    chat.ok_or_else(|| {
        tracing::error!("Twilio's answer lacks the conversation or the identity");
        Refusal::Broken
    })
}

/// Returns the name to show to the agent.
fn name(form: &Form) -> Result<&str, Refusal> {
    let name = form.friendly_name.as_deref().map_or("", str::trim);
    if name.is_empty() {
        return Ok(UNNAMED);
    }
    if name.chars().count() > LONGEST_NAME {
        return Err(too_long("friendlyName", LONGEST_NAME));
    }
    if name.chars().any(char::is_control) {
        let reason = "`friendlyName` contains control characters, such as a line break.";
        return Err(Refusal::Invalid(reason.into()));
    }
    Ok(name)
}

/// Returns the first message, if there is one.
fn query(form: &Form) -> Result<Option<&str>, Refusal> {
    let query = form.query.as_deref().map_or("", str::trim);
    if query.chars().count() > LONGEST_QUERY {
        return Err(too_long("query", LONGEST_QUERY));
    }
    Ok(Some(query).filter(|query| !query.is_empty()))
}

fn too_long(field: &str, longest: usize) -> Refusal {
    Refusal::Invalid(format!("`{field}` has more than {longest} characters.").into())
}
