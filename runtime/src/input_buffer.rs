//! The inputs of one request, encoded as they are set: values in; query, form, headers and JSON body out.
//!
//! Form and query share one growing text. Each entry remembers its place in the document; where the caller kept to the
//! document's order and set nothing twice, the text is the query or the form as it stands. Otherwise it is put in order
//! at the end.

use std::{fmt::Write, sync::Arc};

use http::{HeaderName, HeaderValue};

use crate::{
    encoding::{header, percent::escape_into, plain::Plain},
    invalid_input::{InvalidInput, Refusal},
    operation::{Input, Location},
    sid::SidError,
};

/// Holds most forms without growing.
const USUAL_LENGTH: usize = 256;

/// The encoded inputs of one request.
pub(crate) struct InputBuffer {
    inputs: &'static [Input],
    text: String,
    entries: Vec<Entry>,
    headers: Vec<(u16, HeaderName, HeaderValue)>,
    json: Option<(u16, String)>,
    refused: Vec<(u16, InvalidInput)>,
}

/// One input's pairs within the text; more than one for a list, none for an empty list.
#[derive(Clone, Copy)]
struct Entry {
    position: u16,
    start: usize,
    end: usize,
}

/// What [`InputBuffer::finish`] returns.
pub(crate) struct EncodedInputs {
    pub(crate) query: String,
    pub(crate) form: String,
    pub(crate) headers: Vec<(u16, HeaderName, HeaderValue)>,
    pub(crate) json: Option<String>,
}

impl InputBuffer {
    pub(crate) fn new(inputs: &'static [Input]) -> Self {
        Self {
            inputs,
            text: String::new(),
            entries: Vec::new(),
            headers: Vec::new(),
            json: None,
            refused: Vec::new(),
        }
    }

    /// Begins the input at `position`; what was set there before no longer counts.
    pub(crate) fn begin(&mut self, position: u16) {
        self.refused.retain(|(refused, _)| *refused != position);
        match self.input(position).map(|input| input.location) {
            Some(Location::Form | Location::Query) => {
                if self.entries.capacity() == 0 {
                    self.entries.reserve(self.inputs.len());
                    self.text.reserve(USUAL_LENGTH);
                }
                self.entries.push(Entry {
                    position,
                    start: self.text.len(),
                    end: self.text.len(),
                });
            }
            Some(Location::Header) => self.headers.retain(|(header, ..)| *header != position),
            Some(Location::Body) => self.json = None,
            None => {}
        }
    }

    /// Adds a value to the input that was begun last.
    pub(crate) fn append_text(&mut self, position: u16, value: &str) {
        let Some(input) = self.input(position) else {
            return;
        };
        match input.location {
            Location::Form | Location::Query => {
                self.append_pair(input, |text| escape_into(text, value));
            }
            Location::Header => match (header::name(input.wire), header::value(value)) {
                (Some(name), Some(mut value)) => {
                    value.set_sensitive(input.personal);
                    self.headers.push((position, name, value));
                }
                (None, _) => self.refuse(position, Refusal::HeaderName),
                (_, None) => self.refuse(position, Refusal::HeaderValue),
            },
            Location::Body => self.json = Some((position, value.to_owned())),
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
            self.append_pair(input, |text| _ = write!(text, "{value}"));
        } else {
            self.append_text(position, &value.to_string());
        }
    }

    /// Adds a serialized value to the input that was begun last.
    pub(crate) fn append_json(&mut self, position: u16, json: Result<String, serde_json::Error>) {
        match json {
            Err(error) => self.refuse(position, Refusal::Json(Arc::new(error))),
            Ok(json)
                if self
                    .input(position)
                    .is_some_and(|input| input.location == Location::Body) =>
            {
                self.json = Some((position, json));
            }
            Ok(json) => self.append_text(position, &crate::encoding::json_text::field_text(json)),
        }
    }

    pub(crate) fn refuse_sid(&mut self, position: u16, error: SidError) {
        self.refuse(position, Refusal::Sid(error));
    }

    /// Returns the names of the inputs that are set, in the document's order.
    pub(crate) fn names(&self) -> Vec<&'static str> {
        let is_set = |at: u16| {
            self.entries.iter().any(|entry| entry.position == at)
                || self.headers.iter().any(|(position, ..)| *position == at)
                || self.json.iter().any(|(position, _)| *position == at)
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
        let entry = self
            .entries
            .iter()
            .rfind(|entry| entry.position == position)?;
        self.text.get(entry.start..entry.end)
    }

    /// Returns everything in the document's order.
    pub(crate) fn finish(mut self) -> Result<EncodedInputs, InvalidInput> {
        if !self.refused.is_empty() {
            return Err(self.refused.swap_remove(0).1);
        }
        let (query, form) = if self.is_ordered() {
            self.split_whole()
        } else {
            self.reorder()
        };
        Ok(EncodedInputs {
            query,
            form,
            headers: self.headers,
            json: self.json.map(|(_, json)| json),
        })
    }

    fn input(&self, position: u16) -> Option<&'static Input> {
        self.inputs.get(usize::from(position))
    }

    fn refuse(&mut self, position: u16, reason: Refusal) {
        if let Some(input) = self.input(position) {
            self.refused
                .push((position, InvalidInput::new(input.wire, reason)));
        }
    }

    fn append_pair(&mut self, input: &Input, write_value: impl FnOnce(&mut String)) {
        let Some(entry) = self.entries.last_mut() else {
            return;
        };
        if !self.text.is_empty() {
            self.text.push('&');
            entry.start += usize::from(entry.start == entry.end);
        }
        escape_into(&mut self.text, input.wire);
        self.text.push('=');
        write_value(&mut self.text);
        entry.end = self.text.len();
    }

    fn is_ordered(&self) -> bool {
        self.entries.windows(2).all(|pair| {
            pair[0].position < pair[1].position && self.location(pair[0]) == self.location(pair[1])
        })
    }

    fn location(&self, entry: Entry) -> Option<Location> {
        self.input(entry.position).map(|input| input.location)
    }

    fn split_whole(&mut self) -> (String, String) {
        let text = std::mem::take(&mut self.text);
        match self.entries.first().and_then(|entry| self.location(*entry)) {
            Some(Location::Query) => (text, String::new()),
            _ => (String::new(), text),
        }
    }

    fn reorder(&mut self) -> (String, String) {
        let mut entries = std::mem::take(&mut self.entries);
        // The sort is stable, so the last of several entries at one position is the one that was set last.
        entries.sort_by_key(|entry| entry.position);
        let (mut query, mut form) = (String::new(), String::new());
        for (at, entry) in entries.iter().enumerate() {
            let is_replaced = entries
                .get(at + 1)
                .is_some_and(|next| next.position == entry.position);
            let pairs = self.text.get(entry.start..entry.end).unwrap_or_default();
            if is_replaced || pairs.is_empty() {
                continue;
            }
            let out = if self.location(*entry) == Some(Location::Query) {
                &mut query
            } else {
                &mut form
            };
            let separator = if out.is_empty() { "" } else { "&" };
            // Writing to a `String` does not fail.
            let _ = write!(out, "{separator}{pairs}");
        }
        (query, form)
    }
}
