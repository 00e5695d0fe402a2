//! What reports and recordings may show: an operation and a name go in, whether its value is to be hidden comes out.

use serde_json::Value;

use super::request_view::Pairs;
use crate::{
    http_request::HttpRequest,
    model::personal_names,
    operation::{Location, Operation},
    personal_values::{HIDDEN, PersonalValues},
};

/// Headers of every request that tell nothing about anybody.
const OPEN_HEADERS: [&str; 3] = ["accept", "content-type", "user-agent"];

/// Members of a response that are credentials under any operation.
const SECRET_MEMBERS: [&str; 7] = [
    "access_token",
    "auth_token",
    "client_secret",
    "password",
    "refresh_token",
    "secret",
    "token",
];

/// Whether the value under `name` may be shown: an input of the operation that is not marked as personal. What the
/// operation does not know, such as a header of the caller's own or the secret of an OAuth app, stays hidden.
pub(crate) fn is_open(operation: &Operation, location: Location, name: &str) -> bool {
    let is_header = location == Location::Header;
    if is_header && name.eq_ignore_ascii_case("authorization") {
        return false;
    }
    let is_usual = is_header
        && OPEN_HEADERS
            .iter()
            .any(|open| open.eq_ignore_ascii_case(name));
    is_usual || operation.is_open(location, name)
}

/// Whether the body of the operation may be shown.
pub(crate) fn is_body_open(operation: &Operation) -> bool {
    !operation
        .inputs
        .iter()
        .any(|input| input.location == Location::Body && input.personal)
}

/// Returns the pairs with the values hidden that may not be shown.
pub(crate) fn shown(operation: &Operation, location: Location, pairs: &Pairs) -> Pairs {
    pairs
        .iter()
        .map(|(name, value)| {
            let value = if is_open(operation, location, name) {
                value.clone()
            } else {
                HIDDEN.to_owned()
            };
            (name.clone(), value)
        })
        .collect()
}

/// What is hidden in the JSON of one exchange.
pub(crate) struct Redaction {
    members: Vec<String>,
    values: PersonalValues,
}

impl Redaction {
    /// Hides what the operation of `request` marks: members of the same name as a personal input, the value of that
    /// input wherever it stands, and members of the same name as a personal field of the response. It hides `members`
    /// too.
    pub(crate) fn of(request: &HttpRequest, members: &[String]) -> Self {
        let personal = || {
            request
                .operation
                .inputs
                .iter()
                .filter(|input| input.personal)
        };
        let names = personal().flat_map(|input| [input.name.trim_start_matches("r#"), input.wire]);
        Self {
            members: names
                .chain(SECRET_MEMBERS)
                .chain(personal_names(request.operation.response))
                .chain(members.iter().map(String::as_str))
                .map(str::to_owned)
                .collect(),
            values: PersonalValues::of(request),
        }
    }

    /// Hides it in `value`, whose shape stays.
    pub(crate) fn apply(&self, value: &mut Value) {
        match value {
            Value::Object(members) => {
                for (name, value) in members {
                    if self.members.iter().any(|hidden| hidden == name) {
                        blank(value);
                    } else {
                        self.apply(value);
                    }
                }
            }
            Value::Array(items) => items.iter_mut().for_each(|item| self.apply(item)),
            Value::String(text) => *text = self.text(text),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    /// Returns `text` without the personal values of the request.
    pub(crate) fn text(&self, text: &str) -> String {
        self.values.hide(text, usize::MAX)
    }
}

/// Hides all of `value` but its shape, so that it still decodes as what it was.
pub(crate) fn blank(value: &mut Value) {
    match value {
        Value::Object(members) => members.values_mut().for_each(blank),
        Value::Array(items) => items.iter_mut().for_each(blank),
        Value::String(text) => HIDDEN.clone_into(text),
        Value::Number(number) => *number = 0.into(),
        Value::Bool(truth) => *truth = false,
        Value::Null => {}
    }
}
