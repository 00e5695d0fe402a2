//! One exchange of a recording as JSON: a request and its outcome go in and, where it is replayed, come out again.

use std::borrow::Cow;

use serde_json::{Map, Value, json};

use super::{
    content::content,
    holes,
    redaction::{Redaction, is_body_open, is_open},
    request_view::{RequestView, SentPart},
};
use crate::{
    error::transport_error::TransportError,
    message::{http_response::HttpResponse, redirect::Redirect},
    operation::Location,
    personal_values::HIDDEN,
    values::salvage,
};

/// Headers of a response that a client reads. Others are not recorded.
const KEPT_HEADERS: [&str; 2] = ["content-type", "retry-after"];

/// Returns a request with everything hidden that may not be shown: what a recording holds, and what one is found by.
pub(crate) fn request(view: &RequestView, redaction: &Redaction<'_>) -> Value {
    let operation = &view.operation;
    let mut request = json!({
        "operation": operation.id,
        "method": operation.method.as_str(),
        "path": redaction.path(&view.path),
        "query": redaction.pairs(Location::Query, &view.query),
        "headers": redaction.pairs(Location::Header, &view.headers),
        "form": redaction.pairs(Location::Form, &view.form),
    });
    if let Some(body) = &view.json {
        let mut body = body.clone();
        redaction.body(&mut body);
        request["json"] = body;
    }
    if !view.parts.is_empty() {
        let parts = view.parts.iter();
        request["parts"] = parts.map(|sent| part(sent, redaction)).collect();
    }
    if let Some(body) = &view.body {
        request["body"] = if is_body_open(operation) {
            open_content(body, redaction)
        } else {
            HIDDEN.into()
        };
    }
    request
}

fn part(part: &SentPart, redaction: &Redaction<'_>) -> Value {
    let mut recorded = json!({"name": part.name, "media_type": part.media_type});
    if is_open(redaction.operation, Location::Part, &part.name) {
        let file_name = part.file_name.as_deref();
        recorded["file_name"] = file_name.map(|name| redaction.text(name)).into();
        recorded["content"] = open_content(&part.content, redaction);
    } else {
        recorded["content"] = HIDDEN.into();
    }
    recorded
}

fn open_content(bytes: &[u8], redaction: &Redaction<'_>) -> Value {
    match content(bytes) {
        Value::String(text) => redaction.text(&text).into(),
        checksum => checksum,
    }
}

/// Whether two recorded requests ask the same. Headers do not count, because those of two clients differ.
pub(crate) fn is_same(one: &Value, other: &Value) -> bool {
    [
        "operation",
        "method",
        "path",
        "query",
        "form",
        "json",
        "parts",
        "body",
    ]
    .iter()
    .all(|member| match (one.get(member), other.get(member)) {
        (Some(one), Some(other)) => holes::is_same(one, other),
        (one, other) => one == other,
    })
}

/// Returns a response with everything hidden that may not be shown.
pub(crate) fn response(response: &HttpResponse, redaction: &Redaction<'_>) -> Value {
    let mut headers: Map<String, Value> = response
        .headers()
        .iter()
        .filter(|(name, _)| KEPT_HEADERS.contains(name) || name.starts_with("twilio-"))
        .map(|(name, value)| {
            let value = String::from_utf8_lossy(value).into_owned();
            let can_repeat = name.starts_with("twilio-");
            let value = if can_repeat {
                redaction.text(&value)
            } else {
                value
            };
            (name.to_owned(), value.into())
        })
        .collect();
    if (300..400).contains(&response.status)
        && redaction.operation.is_result(response.status)
        && let Some(location) = Redirect::of(response).location()
    {
        let location = redaction.text(&without_query(location));
        headers.insert("location".to_owned(), location.into());
    }
    let mut recorded = json!({"status": response.status(), "headers": headers});
    if let Some(mut body) = body_json(response) {
        redaction.apply(&mut body);
        recorded["json"] = body;
    } else if let Ok(text) = std::str::from_utf8(response.body()) {
        recorded["text"] = redaction.text(text).into();
    } else {
        recorded["text"] = HIDDEN.into();
    }
    recorded
}

/// Returns the body as JSON, be it broken in places: in a text, nothing that the redaction names would be found.
pub(crate) fn body_json(response: &HttpResponse) -> Option<Value> {
    let json = serde_json::from_slice(response.body()).ok();
    json.or_else(|| salvage::body(&response.decoded(), salvage::any).map(|(json, _)| json))
}

/// Returns what a recording holds as the result of a request, or `None` if it holds none.
pub(crate) fn replay(recorded: &Value) -> Option<Result<HttpResponse, TransportError>> {
    if let Some(failure) = recorded.get("failure") {
        return Some(Err(from_failure(failure.as_str()?)));
    }
    let status = u16::try_from(recorded.get("status")?.as_u64()?).ok()?;
    let body = match (recorded.get("json"), recorded.get("text")) {
        (Some(json), _) => json.to_string(),
        (None, Some(text)) => text.as_str()?.to_owned(),
        (None, None) => String::new(),
    };
    let mut response = HttpResponse::new(status, body);
    for (name, value) in recorded.get("headers").and_then(Value::as_object)? {
        response = response.with_header(name, value.as_str()?);
    }
    Some(Ok(response))
}

/// Returns an address without its query, which can be what opens it to anybody.
fn without_query(location: &str) -> Cow<'_, str> {
    match location.split_once('?') {
        Some((before, _)) => format!("{before}?{HIDDEN}").into(),
        None => location.into(),
    }
}

/// Returns the word for a failure that [`replay`] reads.
pub(crate) fn failure(error: &TransportError) -> &'static str {
    match (error.is_connect(), error.is_timeout()) {
        (true, true) => "connect_timeout",
        (true, false) if error.is_denied() => "connect_denied",
        (true, false) => "connect",
        (false, true) => "timeout",
        (false, false) if error.is_too_large() => "too_large",
        (false, false) if error.was_sent() => "interrupted",
        (false, false) => "unsent",
    }
}

fn from_failure(name: &str) -> TransportError {
    let source = "so says the recording";
    match name {
        "connect_timeout" => TransportError::connect_timeout(),
        "connect_denied" => TransportError::connect_denied(source),
        "connect" => TransportError::connect(source),
        "timeout" => TransportError::timeout(),
        "unsent" => TransportError::unsent(source),
        "too_large" => TransportError::too_large(0),
        _ => TransportError::interrupted(source),
    }
}
