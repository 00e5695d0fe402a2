//! Refusals by Twilio: a response goes in, one shape of error comes out whatever shape it had.
//!
//! Twilio has three. The usual one is `{code, message, more_info, status, details}`; newer APIs send
//! `{code, message, httpStatusCode, params, userError}` or RFC 9457's
//! `{type, title, status, code, detail, instance, errors}`. Anything else is kept as bytes.

use std::{error::Error, fmt, time::Duration};

use bytes::Bytes;
use serde_json::{Map, Value};

use crate::{
    message::{http_response::HttpResponse, retry_after::retry_after},
    personal_values::PersonalValues,
    values::salvage::json_of,
};

/// How much of a body is kept.
const KEPT: usize = 64 * 1024;

/// Where Twilio explains its codes.
const DOCS: &str = "https://www.twilio.com/docs/errors/";

/// How many characters of a message are kept, and how many of them are shown.
const MESSAGE: usize = 4096;
const SHOWN: usize = 500;

/// A refusal by the service: any status but success.
///
/// Services like to repeat what they refuse. `Display` and `Debug` show the message without the values of those inputs
/// of the call that the API's description marks as personal; [`message`](Self::message), [`details`](Self::details) and
/// [`body`](Self::body) return what the service sent.
pub struct ApiError {
    status: u16,
    code: Option<i64>,
    message: Option<String>,
    /// The beginning of the message, on one line and without personal values.
    shown: Option<String>,
    more_info: Option<String>,
    details: Option<Value>,
    is_user_error: Option<bool>,
    instance: Option<String>,
    request_id: Option<String>,
    retry_after: Option<Duration>,
    body: Bytes,
}

impl ApiError {
    /// Returns the HTTP status.
    pub fn status(&self) -> u16 {
        self.status
    }

    /// Returns Twilio's error code, such as 20404.
    pub fn code(&self) -> Option<i64> {
        self.code
    }

    /// Returns what went wrong, in a sentence for people, cut at 4096 characters. It may repeat personal inputs of the
    /// call, which `Display` leaves out.
    pub fn message(&self) -> Option<&str> {
        self.message.as_deref()
    }

    /// Returns the address of a page about this kind of error: the one that the body names, else the page of the code in
    /// Twilio's documentation, such as `https://www.twilio.com/docs/errors/20404`. One that repeats a personal input of
    /// the call is not taken.
    pub fn more_info(&self) -> Option<&str> {
        self.more_info.as_deref()
    }

    /// Returns the details of the error: the `details`, `params` or `errors` of the body, unless it is cut.
    pub fn details(&self) -> Option<&Value> {
        self.details.as_ref()
    }

    /// Whether the fault is the caller's, if the body specifies it.
    pub fn is_user_error(&self) -> Option<bool> {
        self.is_user_error
    }

    /// Returns the name of this one occurrence of the error, if the body has one of at most 4096 bytes.
    pub fn instance(&self) -> Option<&str> {
        self.instance.as_deref()
    }

    /// Returns the id of the request, which Twilio's support asks for.
    pub fn request_id(&self) -> Option<&str> {
        self.request_id.as_deref()
    }

    /// Returns how long the service asks to wait before another request, from when it answered: what `Retry-After`
    /// says, be it a number of seconds or a date.
    pub fn retry_after(&self) -> Option<Duration> {
        self.retry_after
    }

    /// Returns the body of the response, cut at 64 KiB.
    pub fn body(&self) -> &[u8] {
        &self.body
    }

    /// Reads a refusal that can't repeat an input.
    pub(crate) fn new(response: &HttpResponse) -> Self {
        Self::hiding(response, PersonalValues::default)
    }

    /// Reads the refusal of a call, which is shown without what `personal` returns. It is asked only where there is a
    /// text to show, because the inputs of a call can be long.
    pub(crate) fn hiding(
        response: &HttpResponse,
        personal: impl FnOnce() -> PersonalValues,
    ) -> Self {
        let mut object = members(response.body());
        // Copied, so that a cut body does not hold the whole one in memory.
        let kept = response.body.get(..KEPT).unwrap_or(&response.body);
        let code = object.get("code").and_then(integer);
        let message = take_text(&mut object, &["message", "detail", "title"]);
        // The type of a problem can be any name, and the usual one is `about:blank`.
        let address =
            take_text(&mut object, &["more_info", "type"]).filter(|text| is_address(text));
        let has_text = message.is_some() || address.is_some();
        let personal = has_text.then(personal).unwrap_or_default();
        Self {
            status: response.status,
            code,
            // Before it is cut, because no part of a personal value may be left.
            shown: message
                .as_deref()
                .map(|text| one_line(&personal.hide(text, SHOWN))),
            message: message.map(|message| message.chars().take(MESSAGE).collect()),
            more_info: address
                .filter(|address| personal.hide(address, MESSAGE) == *address)
                .or_else(|| Some(format!("{DOCS}{}", code?))),
            details: ["details", "params", "errors"]
                .iter()
                .find_map(|key| take(&mut object, key))
                .filter(|_| response.body.len() <= KEPT),
            is_user_error: object.get("userError").and_then(Value::as_bool),
            instance: take_text(&mut object, &["instance"]).filter(|name| name.len() <= MESSAGE),
            request_id: response.request_id().map(str::to_owned),
            retry_after: retry_after(&response.headers),
            body: Bytes::copy_from_slice(kept),
        }
    }
}

/// Returns the members of a body that is an object.
fn members(body: &[u8]) -> Map<String, Value> {
    // A message with a broken character is better than no message.
    match json_of(&String::from_utf8_lossy(body)) {
        Some(Value::Object(members)) => members,
        _ => Map::new(),
    }
}

fn is_address(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}

/// Returns a code that is sent as a number or as its digits.
fn integer(value: &Value) -> Option<i64> {
    value.as_i64().or_else(|| value.as_str()?.parse().ok())
}

/// Takes a member. Its name stays, which is less work than to remove it.
fn take(object: &mut Map<String, Value>, key: &str) -> Option<Value> {
    object.get_mut(key).map(Value::take)
}

fn take_text(object: &mut Map<String, Value>, keys: &[&str]) -> Option<String> {
    keys.iter().find_map(|key| match take(object, key) {
        Some(Value::String(text)) => Some(text),
        Some(_) | None => None,
    })
}

/// Returns the beginning of a message, on one line.
fn one_line(message: &str) -> String {
    let is_break = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    message
        .chars()
        .take(SHOWN)
        .map(|c| if is_break(c) { ' ' } else { c })
        .collect()
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "status {}", self.status)?;
        if let Some(code) = self.code {
            write!(f, ", code {code}")?;
        }
        match &self.shown {
            Some(message) => write!(f, ": {message}"),
            None if self.code.is_none() => f.write_str(", without an error that Twilio describes"),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ApiError")
            .field("status", &self.status)
            .field("code", &self.code)
            .field("message", &self.shown)
            .field("request_id", &self.request_id)
            .field("body_length", &self.body.len())
            .finish_non_exhaustive()
    }
}

impl Error for ApiError {}

#[cfg(test)]
mod tests {
    use super::{ApiError, KEPT};
    use crate::message::http_response::HttpResponse;

    fn error(body: &str) -> ApiError {
        ApiError::new(&HttpResponse::new(400, body).with_header("Twilio-Request-Id", "RQ1"))
    }

    #[test]
    fn every_shape_reads_as_one() {
        let docs = "https://www.twilio.com/docs/errors/20001";
        for (body, message, more_info) in [
            (
                r#"{"code":20001,"message":"m","more_info":"https://u","status":400,"details":{"a":1}}"#,
                "m",
                "https://u",
            ),
            (
                r#"{"code":20001,"message":"m","httpStatusCode":400,"params":{"a":1},"userError":true}"#,
                "m",
                docs,
            ),
            (
                r#"{"type":"https://u","title":"t","status":400,"code":20001,"detail":"d","errors":{"a":1}}"#,
                "d",
                "https://u",
            ),
            (
                r#"{"type":"about:blank","title":"t","status":400,"code":"20001","params":{"a":1}}"#,
                "t",
                docs,
            ),
        ] {
            let error = error(body);
            assert_eq!(
                (error.code(), error.message(), error.more_info()),
                (Some(20001), Some(message), Some(more_info))
            );
            assert_eq!(
                error.details(),
                Some(&serde_json::json!({"a": 1})),
                "{body}"
            );
            assert_eq!(
                error.to_string(),
                format!("status 400, code 20001: {message}")
            );
            assert_eq!(error.request_id(), Some("RQ1"));
        }
    }

    #[test]
    fn a_body_that_says_nothing_is_kept() {
        for body in [
            "<html>down</html>",
            "",
            "[1,2]",
            "null",
            "{}",
            r#"{"code":null,"message":1}"#,
        ] {
            let error = error(body);
            assert_eq!(
                (
                    error.code(),
                    error.message(),
                    error.more_info(),
                    error.body()
                ),
                (None, None, None, body.as_bytes()),
                "{body}"
            );
        }
        assert_eq!(error(&"x".repeat(KEPT + 1)).body().len(), KEPT);
    }

    #[test]
    fn the_text_is_one_short_line() {
        let shown = error(&format!(
            r#"{{"code":1,"message":"a\r\nb{}"}}"#,
            "é".repeat(9999)
        ))
        .to_string();
        assert!(
            shown.starts_with("status 400, code 1: a  b") && shown.chars().count() < 600,
            "{shown}"
        );
    }
}
