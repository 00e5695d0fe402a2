//! The personal values of a request: the marked inputs go in, what they hold comes out.

use super::{PersonalValues, marked_json, meaning::Place};
use crate::{
    encoding::{base64, marks, percent::decoded, style},
    message::http_request::HttpRequest,
    operation::{BodyEncoding, Input, Location, Operation, Style},
    values::salvage::json_of,
};

impl PersonalValues {
    /// Returns what the marked inputs of a request hold, and what authenticates it.
    pub(crate) fn of(request: &HttpRequest) -> Self {
        let mut values = Self::default();
        values.add_request(request);
        values.add_credentials(request);
        values
    }

    /// Adds what the marked inputs of a request hold.
    pub(crate) fn add_request(&mut self, request: &HttpRequest) {
        let operation = &request.operation;
        let has_personal = |location| {
            let mut inputs = operation.inputs.iter();
            inputs.any(|input| input.location == location && input.personal)
        };
        if has_personal(Location::Query) {
            let query = request.url().split_once('?').map_or("", |(_, query)| query);
            self.add_pairs(operation, Location::Query, query.as_bytes());
        }
        if has_personal(Location::Form) {
            self.add_pairs(operation, Location::Form, request.body());
        }
        if has_personal(Location::Part) {
            self.add_parts(request);
        }
        if has_personal(Location::Header) {
            self.add_headers(request);
        }
        if has_personal(Location::Body) {
            self.add_body(request);
        }
    }

    /// Adds what authenticates a request.
    pub(crate) fn add_credentials(&mut self, request: &HttpRequest) {
        let value = request.headers().get("authorization").unwrap_or_default();
        let (scheme, secret) = value.split_once(' ').unwrap_or(("", value));
        self.add(Place::Person, secret);
        if scheme.eq_ignore_ascii_case("basic")
            && let Some((_, password)) = base64::decode(secret)
                .and_then(|pair| String::from_utf8(pair).ok())
                .as_deref()
                .and_then(|pair| pair.split_once(':'))
        {
            self.add(Place::Person, password);
        }
    }

    /// Adds what a marked value holds: itself, or the personal values in its JSON.
    pub(crate) fn add_marked(&mut self, name: &str, value: serde_json::Value) {
        marked_json::visit(name, value, &mut |place, text| {
            self.add(place, text);
        });
    }

    fn add_text(&mut self, name: &str, text: &str) {
        self.add_marked(name, text.trim().into());
    }

    fn add_pairs(&mut self, operation: &Operation, location: Location, pairs: &[u8]) {
        for pair in pairs.split(|byte| *byte == b'&') {
            let mut parts = pair.splitn(2, |byte| *byte == b'=');
            let (Some(name), Some(value)) = (parts.next(), parts.next()) else {
                continue;
            };
            let name = decoded(name);
            let owners = operation.owners(location, &name);
            for input in owners.filter(|input| input.personal) {
                // One that takes any name has none of its own.
                let known = if input.wire.is_empty() {
                    &name
                } else {
                    input.wire
                };
                self.add_text(known, &decoded(value));
                // Before the escapes are gone, because an item may contain the separator.
                let value = String::from_utf8_lossy(value);
                self.add_items(input, &value, style::separator(input.style), &|item| {
                    decoded(item.as_bytes())
                });
            }
        }
    }

    fn add_parts(&mut self, request: &HttpRequest) {
        for part in request.parts() {
            let owners = request.operation.owners(Location::Part, &part.name);
            for input in owners.filter(|input| input.personal) {
                self.add(Place::Person, part.file_name.as_deref().unwrap_or_default());
                let text = str::from_utf8(part.content).unwrap_or_default();
                self.add_text(input.wire, text);
                let separator = style::plain_separator(input.style);
                self.add_items(input, text, separator, &str::to_owned);
            }
        }
    }

    fn add_headers(&mut self, request: &HttpRequest) {
        let inputs = request.operation.inputs.iter();
        for input in inputs.filter(|input| input.personal && input.location == Location::Header) {
            let value = request.headers().get(input.wire).unwrap_or_default();
            self.add_text(input.wire, value);
            // A credential without its scheme is one still.
            self.add_text(
                input.wire,
                value.split_once(' ').map_or("", |(_, rest)| rest),
            );
            let separator = style::plain_separator(input.style);
            self.add_items(input, value, separator, &str::to_owned);
            if input.style == Style::Properties {
                self.add_items(input, value, Some(","), &|property| {
                    let value = property.split_once('=').map(|(_, value)| value);
                    value.unwrap_or(property).to_owned()
                });
            }
        }
    }

    fn add_body(&mut self, request: &HttpRequest) {
        match request.operation.body {
            BodyEncoding::Json => {
                let body = json_of(&String::from_utf8_lossy(request.body()));
                self.add_marked("", body.unwrap_or_default());
            }
            _ => self.add_text("", str::from_utf8(request.body()).unwrap_or_default()),
        }
    }

    /// Adds the items of a value that is a list as one text.
    fn add_items(
        &mut self,
        input: &Input,
        value: &str,
        separator: Option<&str>,
        item: &dyn Fn(&str) -> String,
    ) {
        if let Some(separator) = separator {
            let mut rest = value;
            while let Some((text, after)) = marks::split_once(rest, separator) {
                self.add_text(input.wire, &item(text));
                rest = after;
            }
            self.add_text(input.wire, &item(rest));
        }
    }
}
