//! Why a request is refused in; an answer in the shape of Twilio's errors out.

use serde_json::{Value, json};

/// An answer that refuses a request.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Refusal {
    pub(crate) status: u16,
    pub(crate) code: u32,
    pub(crate) message: String,
    /// What helps to fix the request.
    pub(crate) hint: Option<String>,
    /// Seconds until the request may be sent again.
    pub(crate) retry_after: Option<u64>,
}

impl Refusal {
    pub(crate) fn new(status: u16, code: u32, message: impl Into<String>) -> Self {
        Self {
            status,
            code,
            message: message.into(),
            hint: None,
            retry_after: None,
        }
    }

    /// An input that is missing or has a value that it can't have.
    pub(crate) fn of_input(message: impl Into<String>) -> Self {
        Self::new(400, code_of(400), message)
    }

    /// No record or no operation.
    pub(crate) fn not_found(path: &str) -> Self {
        let message = format!("The requested resource {path} was not found");
        Self::new(404, code_of(404), message)
    }

    /// Credentials that are missing or wrong.
    pub(crate) fn unauthenticated() -> Self {
        Self::new(401, code_of(401), "Authenticate")
    }

    pub(crate) fn with_hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The body of the answer.
    pub(crate) fn body(&self) -> Value {
        let mut body = json!({
            "code": self.code,
            "message": self.message,
            "more_info": format!("https://www.twilio.com/docs/errors/{}", self.code),
            "status": self.status,
        });
        if let Some(hint) = &self.hint {
            body["details"] = json!({ "hint": hint });
        }
        body
    }
}

/// The code that Twilio has for a status.
pub(crate) fn code_of(status: u16) -> u32 {
    match status {
        401 => 20003,
        403 => 20006,
        404 => 20404,
        405 => 20004,
        429 => 20429,
        500 => 20500,
        503 => 20503,
        _ if status >= 500 => 20500,
        _ => 20001,
    }
}

/// The message of an answer with a status that a test asks for.
pub(crate) fn message_of(status: u16) -> &'static str {
    match status {
        401 => "Authenticate",
        403 => "Forbidden",
        404 => "The requested resource was not found",
        405 => "Method not allowed",
        429 => "Too Many Requests",
        503 => "Service is unavailable. Please try again",
        _ if status >= 500 => "Internal Server Error",
        _ => "Bad request",
    }
}
