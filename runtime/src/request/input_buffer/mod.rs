//! The inputs of one request, encoded as they are set: values in; query, form, parts, headers and body out.

mod pairs;

use std::{fmt::Write, sync::Arc};

use http::{HeaderName, HeaderValue};
use serde_json::Value;

use self::pairs::PairBuffer;
use crate::{
    encoding::{
        header,
        json_text::{self, compact, field_text},
        multipart::{FormPart, Part},
        percent::escape_into,
        plain::Plain,
        style,
    },
    error::invalid_input::{InvalidInput, Refusal},
    operation::{Input, Location, Style},
    values::{salvage::json_of, sid::SidError},
};

/// The encoded inputs of one request.
pub(crate) struct InputBuffer {
    inputs: &'static [Input],
    pairs: PairBuffer,
    parts: Vec<(u16, FormPart)>,
    headers: Vec<(u16, HeaderName, HeaderValue)>,
    body: Option<(u16, Vec<u8>)>,
    refused: Vec<(u16, InvalidInput)>,
}

/// What [`InputBuffer::finish`] returns.
pub(crate) struct EncodedInputs {
    pub(crate) query: String,
    pub(crate) form: String,
    pub(crate) parts: Vec<FormPart>,
    pub(crate) headers: Vec<(u16, HeaderName, HeaderValue)>,
    pub(crate) body: Option<Vec<u8>>,
}

impl InputBuffer {
    pub(crate) fn new(inputs: &'static [Input]) -> Self {
        Self {
            inputs,
            pairs: PairBuffer::default(),
            parts: Vec::new(),
            headers: Vec::new(),
            body: None,
            refused: Vec::new(),
        }
    }

    /// Begins the input at `position`; what was set there before no longer counts.
    pub(crate) fn begin(&mut self, position: u16) {
        self.refused.retain(|(refused, _)| *refused != position);
        match self.input(position).map(|input| input.location) {
            Some(location @ (Location::Form | Location::Query)) => {
                self.pairs.begin(position, location, self.inputs.len());
            }
            Some(Location::Part) => self.parts.retain(|(part, _)| *part != position),
            Some(Location::Header) => self.headers.retain(|(header, ..)| *header != position),
            Some(Location::Body) => self.body = None,
            None => {}
        }
    }

    /// Adds a value to the input that was begun last.
    pub(crate) fn append_text(&mut self, position: u16, value: &str) {
        let is_quoted = |input: &Input| input.style == Style::ExactJson;
        if self.input(position).is_some_and(is_quoted) {
            self.append_written(position, &compact(&value.into()));
        } else {
            self.append_written(position, value);
        }
    }

    /// Adds a boolean or a number to the input that was begun last.
    pub(crate) fn append_plain(&mut self, position: u16, value: Plain) {
        let Some(input) = self.input(position) else {
            return;
        };
        if !value.is_finite() {
            self.refuse(position, Refusal::NotFinite);
        } else if matches!(input.location, Location::Form | Location::Query) {
            // Nothing in it needs an escape, and writing to a `String` does not fail.
            self.pairs.append(input, |text| _ = write!(text, "{value}"));
        } else {
            self.append_written(position, &value.to_string());
        }
    }

    /// Adds a serialized value to the input that was begun last.
    pub(crate) fn append_json(&mut self, position: u16, json: Result<String, serde_json::Error>) {
        let Some(input) = self.input(position) else {
            return;
        };
        let json = match json {
            Ok(json) => json,
            Err(error) => return self.refuse(position, Refusal::Json(Arc::new(error))),
        };
        match (input.location, input.style) {
            (Location::Body, Style::Plain) => match json_text::body_text(json) {
                Ok(json) => self.body = Some((position, json.into_bytes())),
                Err(error) => self.refuse(position, Refusal::Json(Arc::new(error))),
            },
            (Location::Body, _) => self.body = Some((position, json.into_bytes())),
            (Location::Part, Style::Plain | Style::ExactJson) => {
                self.push_part(position, FormPart::json(input.wire, json));
            }
            (_, Style::Plain) => self.append_written(position, &field_text(json)),
            (_, Style::ExactJson) => self.append_written(position, &json),
            // What the serializer wrote reads back.
            _ => self.append_styled(position, input, &json_of(&json).unwrap_or_default()),
        }
    }

    /// Sets the body to a serialized object, or to text that is one.
    pub(crate) fn append_object(&mut self, position: u16, json: Result<String, serde_json::Error>) {
        self.append_json(position, json);
        let body = self.body.take_if(|(_, body)| !json_text::is_object(body));
        if body.is_some() {
            self.refuse(position, Refusal::NotObject);
        }
    }

    /// Adds one item of a list of serialized values to the input that was begun last.
    pub(crate) fn append_json_item(
        &mut self,
        position: u16,
        json: Result<String, serde_json::Error>,
    ) {
        let is_joined = |input: &Input| style::separator(input.style).is_some();
        match json {
            Ok(json) if self.input(position).is_some_and(is_joined) => {
                self.append_written(position, &field_text(json));
            }
            json => self.append_json(position, json),
        }
    }

    /// Sets the body to bytes.
    pub(crate) fn append_bytes(&mut self, position: u16, bytes: Vec<u8>) {
        self.body = Some((position, bytes));
    }

    /// Adds a part of the caller's own making to the input that was begun last.
    pub(crate) fn append_part(&mut self, position: u16, part: Part) {
        let Some(input) = self.input(position) else {
            return;
        };
        match FormPart::file(input.wire, part) {
            Some(part) => self.push_part(position, part),
            None => self.refuse(position, Refusal::MediaType),
        }
    }

    pub(crate) fn refuse_sid(&mut self, position: u16, error: SidError) {
        self.refuse(position, Refusal::Sid(error));
    }

    /// Returns the names of the inputs that are set, in the document's order.
    pub(crate) fn names(&self) -> Vec<&'static str> {
        let is_set = |at: u16| {
            self.pairs.is_set(at)
                || self.parts.iter().any(|(position, _)| *position == at)
                || self.headers.iter().any(|(position, ..)| *position == at)
                || self.body.iter().any(|(position, _)| *position == at)
                || self.refused.iter().any(|(position, _)| *position == at)
        };
        (0..)
            .zip(self.inputs)
            .filter(|(at, _)| is_set(*at))
            .map(|(_, input)| input.name.trim_start_matches("r#"))
            .collect()
    }

    /// Returns the place of the input with this name on the wire.
    pub(crate) fn position_of(&self, wire: &str) -> Option<u16> {
        (0..)
            .zip(self.inputs)
            .find(|(_, input)| input.wire == wire)
            .map(|(position, _)| position)
    }

    /// Returns the encoded pairs of the input at `position`, if it is set.
    pub(crate) fn pairs_at(&self, position: u16) -> Option<&str> {
        self.pairs.at(position)
    }

    /// Returns everything in the document's order.
    pub(crate) fn finish(mut self) -> Result<EncodedInputs, InvalidInput> {
        if !self.refused.is_empty() {
            return Err(self.refused.swap_remove(0).1);
        }
        let (query, form) = self.pairs.finish();
        Ok(EncodedInputs {
            query,
            form,
            parts: self.parts.into_iter().map(|(_, part)| part).collect(),
            headers: self.headers,
            body: self.body.map(|(_, body)| body),
        })
    }

    fn input(&self, position: u16) -> Option<&'static Input> {
        self.inputs.get(usize::from(position))
    }

    #[cold]
    fn refuse(&mut self, position: u16, reason: Refusal) {
        if let Some(input) = self.input(position) {
            self.refused
                .push((position, InvalidInput::new(input.wire, reason)));
        }
    }

    /// Adds a value that is text already.
    fn append_written(&mut self, position: u16, value: &str) {
        let Some(input) = self.input(position) else {
            return;
        };
        match input.location {
            Location::Form | Location::Query => {
                self.pairs.append(input, |text| escape_into(text, value));
            }
            Location::Part => self.append_text_part(position, input, value),
            Location::Header => self.append_header(position, input, value),
            Location::Body => self.body = Some((position, value.as_bytes().to_vec())),
        }
    }

    /// Adds a value whose style gives it other names, or several items.
    fn append_styled(&mut self, position: u16, input: &'static Input, value: &Value) {
        if style::separator(input.style).is_some() {
            for item in style::items(value) {
                self.append_written(position, &item);
            }
            return;
        }
        let pairs = style::pairs(input.style, input.wire, value);
        if input.location == Location::Header && !pairs.is_empty() {
            return self.append_header(position, input, &style::properties(value));
        }
        for (name, value) in pairs {
            if input.location == Location::Part {
                self.push_part(position, FormPart::text(name, value));
            } else {
                self.pairs.append_named(&name, &value);
            }
        }
    }

    fn append_text_part(&mut self, position: u16, input: &'static Input, value: &str) {
        if let Some(separator) = style::plain_separator(input.style)
            && let Some((_, part)) = self.parts.iter_mut().find(|(part, _)| *part == position)
        {
            part.join(separator, value);
        } else {
            self.push_part(position, FormPart::text(input.wire, value));
        }
    }

    /// Adds a part at its place in the document's order, behind other items of its list.
    fn push_part(&mut self, position: u16, part: FormPart) {
        let at = self.parts.partition_point(|(other, _)| *other <= position);
        self.parts.insert(at, (position, part));
    }

    fn append_header(&mut self, position: u16, input: &'static Input, value: &str) {
        let before = match (style::plain_separator(input.style), self.headers.last()) {
            (Some(separator), Some((last, _, before))) if *last == position => {
                before.to_str().ok().map(|before| [before, separator])
            }
            _ => None,
        };
        let joined = before.map(|before| before.concat() + value);
        let is_joined = joined.is_some();
        let value = header::value(joined.as_deref().unwrap_or(value));
        match (header::name(input.wire), value) {
            (Some(name), Some(mut value)) => {
                value.set_sensitive(input.personal);
                if is_joined {
                    self.headers.pop();
                }
                self.headers.push((position, name, value));
            }
            (None, _) => self.refuse(position, Refusal::HeaderName),
            (_, None) => self.refuse(position, Refusal::HeaderValue),
        }
    }
}
