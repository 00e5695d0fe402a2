//! What a test expects of a request, and what is then answered.

use std::{collections::VecDeque, fmt::Write};

use serde_json::Value;

use super::{
    content::content,
    difference,
    expected_parts::ExpectedParts,
    redaction::{is_body_open, is_open},
    request_view::{Pairs, RequestView},
};
use crate::{
    error::transport_error::TransportError,
    message::http_response::HttpResponse,
    operation::{Location, method::Method},
};

type Answer = Result<HttpResponse, TransportError>;

/// A request that a test expects, by its operation and by as much else as the test cares for, and the answers to it.
///
/// It serves as many requests as it has answers, in their order, or as many as [`times`](Self::times) specifies; without
/// either, one that is answered with status 200 and an empty JSON object. [`ScriptedTransport::expect`](crate::ScriptedTransport::expect) takes it.
///
/// # Examples
/// ```
/// # use serde_json::json;
/// # use twilio_runtime::testing::Expectation;
/// // The first attempt meets an overloaded service, the second goes well.
/// let expectation = Expectation::operation("FetchFlexFlow")
///     .path("/v1/FlexFlows/FO0123456789abcdef0123456789abcdef")
///     .respond_json(503, &json!({}))
///     .respond_json(200, &json!({"enabled": true}));
/// # let _ = expectation;
/// ```
#[must_use = "an expectation counts only where a transport is given it"]
pub struct Expectation {
    operation: String,
    method: Option<Method>,
    path: Option<String>,
    values: Vec<(Location, String, Vec<String>)>,
    json: Option<Value>,
    parts: ExpectedParts,
    body: Option<Vec<u8>>,
    is_exact: bool,
    answers: VecDeque<Answer>,
    times: Option<usize>,
}

/// What is expected.
impl Expectation {
    /// Expects a request of the operation with this name, such as `CreateFlexFlow`: the document's `operationId`, which comes
    /// behind the module, as in `v2::CreateWebChannel`, where another module has the same. The page of the request names it.
    /// That of a [`RawRequest`](crate::RawRequest) is `POST /v1/Things`.
    pub fn operation(id: impl Into<String>) -> Self {
        Self {
            operation: id.into(),
            method: None,
            path: None,
            values: Vec::new(),
            json: None,
            parts: ExpectedParts::default(),
            body: None,
            is_exact: false,
            answers: VecDeque::new(),
            times: None,
        }
    }

    /// Expects this method.
    pub fn method(mut self, method: Method) -> Self {
        self.method = Some(method);
        self
    }

    /// Expects this path, with values such as `/v1/FlexFlows/FO0123`, or as the document writes it, such as
    /// `/v1/FlexFlows/{Sid}`.
    pub fn path(mut self, path: impl Into<String>) -> Self {
        self.path = Some(path.into());
        self
    }

    /// Expects a field of the form. For a list, expect each of its items in their order.
    pub fn form(self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.value(Location::Form, name.into(), value.into())
    }

    /// Expects a parameter of the query. For a list, expect each of its items in their order.
    pub fn query(self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.value(Location::Query, name.into(), value.into())
    }

    /// Expects a header.
    pub fn header(self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.value(Location::Header, name.into(), value.into())
    }

    /// Expects this JSON as the body, whatever the order of its members.
    pub fn json_body(mut self, body: Value) -> Self {
        self.json = Some(body);
        self
    }

    /// Expects a part of the multipart body, whatever its file name. For a list, expect each of its items in their
    /// order.
    pub fn part(mut self, name: impl Into<String>, content: impl Into<Vec<u8>>) -> Self {
        self.parts.expect(name.into(), None, content.into());
        self
    }

    /// Expects a part of the multipart body that is a file of this name.
    pub fn file(
        mut self,
        name: impl Into<String>,
        file_name: impl Into<String>,
        content: impl Into<Vec<u8>>,
    ) -> Self {
        self.parts
            .expect(name.into(), Some(file_name.into()), content.into());
        self
    }

    /// Expects this body of an operation that takes text or bytes.
    pub fn body(mut self, body: impl Into<Vec<u8>>) -> Self {
        self.body = Some(body.into());
        self
    }

    /// Expects no field or part of the form and no parameter of the query but those that are named.
    pub fn exactly(mut self) -> Self {
        self.is_exact = true;
        self
    }

    fn value(mut self, location: Location, name: String, value: String) -> Self {
        let known = self
            .values
            .iter_mut()
            .find(|(at, known, _)| *at == location && *known == name);
        match known {
            Some((.., values)) => values.push(value),
            None => self.values.push((location, name, vec![value])),
        }
        self
    }
}

/// What is answered.
impl Expectation {
    /// Answers with this response.
    pub fn respond(mut self, response: HttpResponse) -> Self {
        self.answers.push_back(Ok(response));
        self
    }

    /// Answers with this status and this JSON.
    pub fn respond_json(self, status: u16, body: &Value) -> Self {
        self.respond(
            HttpResponse::new(status, body.to_string())
                .with_header("content-type", "application/json"),
        )
    }

    /// Fails with this error.
    pub fn fail(mut self, error: TransportError) -> Self {
        self.answers.push_back(Err(error));
        self
    }

    /// Fails as if the time had run out after the request was sent. No time passes.
    pub fn time_out(self) -> Self {
        self.fail(TransportError::timeout())
    }

    /// Serves this many requests. The last answer counts for all that have none of their own; with zero, none may come.
    ///
    /// # Examples
    /// ```
    /// # use serde_json::json;
    /// # use twilio_runtime::testing::Expectation;
    /// let busy = Expectation::operation("ListFlexFlow").respond_json(503, &json!({})).times(3);
    /// # let _ = busy;
    /// ```
    pub fn times(mut self, count: usize) -> Self {
        self.times = Some(count);
        self
    }

    /// Fails as if the connection had been reset after the request was sent.
    pub fn reset(self) -> Self {
        self.fail(TransportError::interrupted("connection reset"))
    }
}

impl Expectation {
    /// Settles the answers, once all are given.
    pub(crate) fn settled(mut self) -> Self {
        if self.answers.is_empty() {
            self = self.respond_json(200, &Value::Object(serde_json::Map::new()));
        }
        if let (Some(times), Some(last)) = (self.times, self.answers.back().cloned()) {
            self.answers.resize(times, last);
        }
        self
    }

    pub(crate) fn next_answer(&mut self) -> Option<Answer> {
        self.answers.pop_front()
    }

    /// Returns the name of the operation, if it is that of another operation without its module.
    pub(crate) fn short_name_of(&self, operation: &str) -> Option<&str> {
        let module = operation.strip_suffix(&self.operation)?;
        module.ends_with("::").then_some(&self.operation)
    }

    /// Whether a request of this operation is still to come.
    pub(crate) fn awaits(&self, operation: &str) -> bool {
        self.operation == operation && !self.answers.is_empty()
    }

    /// Returns what is still to come, if anything is.
    pub(crate) fn unmet(&self) -> Option<String> {
        match self.answers.len() {
            0 => None,
            count => Some(format!("{}: {count} more expected", self.operation)),
        }
    }

    /// Returns a line for everything in `request` that is not as expected. Personal values are not shown.
    pub(crate) fn differences(&self, request: &RequestView) -> Vec<String> {
        let mut lines = Vec::new();
        self.compare_target(request, &mut lines);
        for (location, name, expected) in &self.values {
            let got = request.values(*location, name);
            if got != *expected {
                let is_open = is_open(&request.operation, *location, name);
                let what = format!("{} {name:?}", word(*location));
                lines.push(value_line(&what, expected, &got, is_open));
            }
        }
        if self.is_exact {
            self.compare_names(Location::Query, &request.query, &mut lines);
            self.compare_names(Location::Form, &request.form, &mut lines);
            self.parts.compare_names(request, &mut lines);
        }
        self.parts.compare(request, &mut lines);
        self.compare_json(request, &mut lines);
        self.compare_body(request, &mut lines);
        lines
    }

    fn compare_target(&self, request: &RequestView, lines: &mut Vec<String>) {
        let operation = &request.operation;
        if let Some(expected) = self.method
            && expected != operation.method
        {
            lines.push(format!(
                "method: expected {expected}, got {}",
                operation.method
            ));
        }
        if let Some(expected) = &self.path
            && *expected != request.path
            && *expected != operation.path
        {
            lines.push(format!("path: expected {expected}, got {}", request.path));
        }
    }

    fn compare_names(&self, location: Location, pairs: &Pairs, lines: &mut Vec<String>) {
        let is_named = |name: &str| {
            let mut named = self.values.iter();
            named.any(|(at, known, _)| *at == location && known == name)
        };
        for (name, _) in pairs.iter().filter(|(name, _)| !is_named(name)) {
            lines.push(format!("{} {name:?}: not expected", word(location)));
        }
    }

    fn compare_json(&self, request: &RequestView, lines: &mut Vec<String>) {
        let Some(expected) = &self.json else { return };
        match &request.json {
            None => lines.push("JSON body: the request has none".to_owned()),
            Some(got) if got == expected => {}
            Some(got) if is_body_open(&request.operation) => {
                difference::json("$", expected, got, lines);
            }
            Some(_) => lines.push("JSON body: differs, and is personal".to_owned()),
        }
    }

    fn compare_body(&self, request: &RequestView, lines: &mut Vec<String>) {
        let Some(expected) = &self.body else { return };
        match &request.body {
            None => lines.push("body: the request has no text or bytes".to_owned()),
            Some(got) if got == expected => {}
            Some(got) if is_body_open(&request.operation) => lines.push(format!(
                "body: expected {}, got {}",
                content(expected),
                content(got)
            )),
            Some(_) => lines.push("body: differs, and is personal".to_owned()),
        }
    }
}

fn value_line(what: &str, expected: &[String], got: &[&str], is_open: bool) -> String {
    let mut line = format!("{what}: ");
    // Writing to a `String` does not fail.
    let _ = match (got, is_open) {
        ([], true) => write!(line, "expected {}, got nothing", list(expected)),
        ([], false) => write!(line, "expected, got nothing"),
        (_, true) => write!(line, "expected {}, got {}", list(expected), list(got)),
        (_, false) => write!(line, "differs, and is not shown"),
    };
    line
}

fn list<T: AsRef<str>>(values: &[T]) -> String {
    let quoted: Vec<_> = values
        .iter()
        .map(|value| format!("{:?}", value.as_ref()))
        .collect();
    quoted.join(", ")
}

fn word(location: Location) -> &'static str {
    match location {
        Location::Form | Location::Part | Location::Body => "form field",
        Location::Query => "query parameter",
        Location::Header => "header",
    }
}
