//! One exchange of a recording as JSON: a request and its outcome go in and, where it is replayed, come out again.

use std::borrow::Cow;

use serde_json::{Map, Value, json};

use super::{
    content::content,
    redaction::{Redaction, blank, is_body_open, is_open, shown},
    request_view::{RequestView, SentPart},
};
use crate::{
    http_response::HttpResponse,
    operation::{Location, Operation},
    personal_values::HIDDEN,
    redirect::Redirect,
    salvage,
    transport_error::TransportError,
};

/// Headers of a response that a client reads. Others are not recorded.
const KEPT_HEADERS: [&str; 2] = ["content-type", "retry-after"];

/// Returns a request with everything hidden that may not be shown: what a recording holds, and what one is found by.
pub(crate) fn request(view: &RequestView, redaction: &Redaction) -> Value {
    let operation = view.operation;
    let mut request = json!({
        "operation": operation.id,
        "method": operation.method.as_str(),
        "path": redaction.text(&view.path),
        "query": shown(operation, Location::Query, &view.query),
        "headers": shown(operation, Location::Header, &view.headers),
        "form": shown(operation, Location::Form, &view.form),
    });
    if let Some(body) = &view.json {
        let mut body = body.clone();
        if is_body_open(operation) {
            redaction.apply(&mut body);
        } else {
            blank(&mut body);
        }
        request["json"] = body;
    }
    if !view.parts.is_empty() {
        let parts = view.parts.iter();
        request["parts"] = parts.map(|sent| part(sent, operation)).collect();
    }
    if let Some(body) = &view.body {
        request["body"] = if is_body_open(operation) {
            content(body)
        } else {
            HIDDEN.into()
        };
    }
    request
}

fn part(part: &SentPart, operation: &Operation) -> Value {
    let is_open = is_open(operation, Location::Part, &part.name);
    let mut recorded = json!({"name": part.name, "media_type": part.media_type});
    if is_open {
        recorded["file_name"] = part.file_name.clone().into();
        recorded["content"] = content(&part.content);
    } else {
        recorded["content"] = HIDDEN.into();
    }
    recorded
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
    .all(|member| one.get(member) == other.get(member))
}

/// Returns what came of a request, with everything hidden that the redaction names.
pub(crate) fn outcome(
    operation: &Operation,
    outcome: &Result<HttpResponse, TransportError>,
    redaction: &Redaction,
) -> Value {
    let response = match outcome {
        Ok(response) => response,
        Err(error) => return json!({"failure": failure(error)}),
    };
    let mut headers: Map<String, Value> = response
        .headers()
        .iter()
        .filter(|(name, _)| KEPT_HEADERS.contains(name) || name.starts_with("twilio-"))
        .map(|(name, value)| {
            let value = String::from_utf8_lossy(value);
            (name.to_owned(), redaction.text(&value).into())
        })
        .collect();
    if (300..400).contains(&response.status)
        && operation.is_result(response.status)
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
fn body_json(response: &HttpResponse) -> Option<Value> {
    let json = serde_json::from_slice(response.body()).ok();
    json.or_else(|| salvage::body(response).map(|(json, _)| json))
}

/// Returns what a recording says came of a request, or `None` if it says nothing of the kind.
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

fn failure(error: &TransportError) -> &'static str {
    match (error.is_connect(), error.is_timeout()) {
        (true, true) => "connect_timeout",
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
        "connect" => TransportError::connect(source),
        "timeout" => TransportError::timeout(),
        "unsent" => TransportError::unsent(source),
        "too_large" => TransportError::too_large(0),
        _ => TransportError::interrupted(source),
    }
}
