//! Why the token service refused: its answer goes in, the reason in the words of RFC 6749 comes out.

use std::{error::Error, fmt, time::Duration};

use serde_json::{Map, Value};

use crate::{error::api_error::ApiError, message::http_response::HttpResponse};

/// How many characters of each part are kept.
const KEPT: usize = 500;

/// A shorter one is no secret, and may be a part of many a word.
const SHORTEST_SECRET: usize = 6;

/// What is shown instead of the client secret, should the service repeat it.
const HIDDEN: &str = "[redacted]";

/// A refusal by the service that gives out tokens for [`Credentials::oauth`](crate::Credentials::oauth).
///
/// RFC 6749 gives it a code, a description and an address (section 5.2). Each is the service's text, cut at 500
/// characters; control characters and others that can't be seen are escaped, and the client secret does not show.
///
/// # Examples
/// ```
/// # fn handle(error: &twilio_runtime::Error) {
/// if let Some(refusal) = error.token_error()
///     && refusal.code() == Some("invalid_client")
/// {
///     eprintln!("the client id or the client secret is wrong: {refusal}");
/// }
/// # }
/// ```
pub struct TokenError {
    status: u16,
    code: Option<String>,
    description: Option<String>,
    uri: Option<String>,
    request_id: Option<String>,
    retry_after: Option<Duration>,
    /// What `Display` shows for a response without a code of RFC 6749.
    otherwise: String,
}

impl TokenError {
    pub(crate) fn new(response: &HttpResponse, secret: &str) -> Self {
        let mut members = members(response.body());
        let mut text = |name| match members.remove(name) {
            Some(Value::String(text)) if !text.is_empty() => Some(visible(&text, secret)),
            Some(_) | None => None,
        };
        let answer = ApiError::new(response);
        Self {
            status: answer.status(),
            code: text("error"),
            description: text("error_description"),
            uri: text("error_uri"),
            request_id: answer.request_id().map(str::to_owned),
            retry_after: answer.retry_after(),
            otherwise: match answer.message() {
                // Not by `Display`, which cuts the message before the secret is hidden.
                Some(message) => {
                    let code = answer.code();
                    let code = code.map_or_else(String::new, |code| format!(", code {code}"));
                    let message = visible(message, secret);
                    format!("status {}{code}: {message}", answer.status())
                }
                None => visible(&answer.to_string(), secret),
            },
        }
    }

    /// Returns the HTTP status.
    pub fn status(&self) -> u16 {
        self.status
    }

    /// Returns the code of the reason (`error`), such as `invalid_client` or `invalid_scope`.
    pub fn code(&self) -> Option<&str> {
        self.code.as_deref()
    }

    /// Returns the reason in a sentence for developers (`error_description`).
    pub fn description(&self) -> Option<&str> {
        self.description.as_deref()
    }

    /// Returns the address of a page about the reason (`error_uri`).
    pub fn uri(&self) -> Option<&str> {
        self.uri.as_deref()
    }

    pub(crate) fn request_id(&self) -> Option<&str> {
        self.request_id.as_deref()
    }

    pub(crate) fn retry_after(&self) -> Option<Duration> {
        self.retry_after
    }
}

fn members(body: &[u8]) -> Map<String, Value> {
    match String::from_utf8_lossy(body).parse() {
        Ok(Value::Object(members)) => members,
        Ok(_) | Err(_) => Map::new(),
    }
}

/// Returns the beginning of a text of the service, without the secret and with every character visible.
fn visible(text: &str, secret: &str) -> String {
    let text = if secret.len() < SHORTEST_SECRET {
        text.to_owned()
    } else {
        // Before it is cut, because no part of the secret may be left.
        text.replace(secret, HIDDEN)
    };
    let mut shown = String::new();
    for c in text.chars().take(KEPT) {
        match c {
            '"' | '\'' | '\\' => shown.push(c),
            _ => shown.extend(c.escape_debug()),
        }
    }
    shown
}

impl fmt::Display for TokenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(code) = &self.code else {
            return write!(f, "the token service refused: {}", self.otherwise);
        };
        write!(
            f,
            "the token service refused: status {}, {code}",
            self.status
        )?;
        if let Some(description) = &self.description {
            write!(f, ": {description}")?;
        }
        match &self.uri {
            Some(uri) => write!(f, " ({uri})"),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for TokenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TokenError")
            .field("status", &self.status)
            .field("code", &self.code)
            .field("description", &self.description)
            .field("uri", &self.uri)
            .finish_non_exhaustive()
    }
}

impl Error for TokenError {}
