//! The parts of a multipart body that a test expects: what differs from those of a request comes out, line by line.

use super::{
    content::content,
    redaction::is_open,
    request_view::{RequestView, SentPart},
};
use crate::operation::Location;

/// What is expected of the parts of one request.
#[derive(Default)]
pub(crate) struct ExpectedParts(Vec<Expected>);

struct Expected {
    name: String,
    file_name: Option<String>,
    content: Vec<u8>,
}

impl Expected {
    fn is_met_by(&self, part: &SentPart) -> bool {
        let is_named = self.file_name.is_none() || self.file_name == part.file_name;
        is_named && self.content == part.content
    }
}

impl ExpectedParts {
    pub(crate) fn expect(&mut self, name: String, file_name: Option<String>, content: Vec<u8>) {
        self.0.push(Expected {
            name,
            file_name,
            content,
        });
    }

    /// Adds a line for each part that is not as expected. Parts of one name are compared in their order.
    pub(crate) fn compare(&self, request: &RequestView, lines: &mut Vec<String>) {
        for (at, expected) in self.0.iter().enumerate() {
            let before = self.0.iter().take(at);
            let nth = before.filter(|other| other.name == expected.name).count();
            let sent = request.parts.iter();
            let got = sent.filter(|part| part.name == expected.name).nth(nth);
            if !got.is_some_and(|part| expected.is_met_by(part)) {
                lines.push(line(expected, got, request));
            }
        }
        self.compare_counts(request, lines);
    }

    /// Adds a line for each name of which more parts came than are expected.
    fn compare_counts(&self, request: &RequestView, lines: &mut Vec<String>) {
        let mut names: Vec<&str> = self.0.iter().map(|expected| &*expected.name).collect();
        names.sort_unstable();
        names.dedup();
        for name in names {
            let expected = self.0.iter().filter(|part| part.name == name).count();
            let sent = request
                .parts
                .iter()
                .filter(|part| part.name == name)
                .count();
            if sent > expected {
                lines.push(format!("part {name:?}: expected {expected}, got {sent}"));
            }
        }
    }

    /// Adds a line for each part that has not the name of any that is expected.
    pub(crate) fn compare_names(&self, request: &RequestView, lines: &mut Vec<String>) {
        for part in &request.parts {
            if self.0.iter().all(|expected| expected.name != part.name) {
                lines.push(format!("part {:?}: not expected", part.name));
            }
        }
    }
}

fn line(expected: &Expected, got: Option<&SentPart>, request: &RequestView) -> String {
    let is_open = is_open(&request.operation, Location::Part, &expected.name);
    let name = &expected.name;
    match got {
        None if is_open => format!("part {name:?}: expected {}, got nothing", shown(expected)),
        None => format!("part {name:?}: expected, got nothing"),
        Some(part) if is_open => {
            let (expected, got) = (
                shown(expected),
                described(part.file_name.as_deref(), &part.content),
            );
            format!("part {name:?}: expected {expected}, got {got}")
        }
        Some(_) => format!("part {name:?}: differs, and is not shown"),
    }
}

fn shown(expected: &Expected) -> String {
    described(expected.file_name.as_deref(), &expected.content)
}

fn described(file_name: Option<&str>, bytes: &[u8]) -> String {
    match file_name {
        Some(file_name) => format!("{} in {file_name:?}", content(bytes)),
        None => content(bytes).to_string(),
    }
}
