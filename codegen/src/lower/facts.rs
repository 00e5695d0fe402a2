//! The schemas that describe a value in, what they specify beside its type out.

use serde_json::Value;

use super::docs;
use super::extensions;
use crate::ir::{Constraints, Direction, Docs};
use crate::schema::{Node, Parts, Place};

/// The schemas that describe a value.
#[derive(Clone, Default)]
pub(super) struct Facts<'d> {
    /// Those where the value is used, the outermost first.
    own: Vec<Node<'d>>,
    /// Those behind the reference that is used there.
    behind: Vec<Node<'d>>,
}

impl<'d> Facts<'d> {
    /// The facts of a schema that is written in place.
    pub(super) fn own(own: Vec<Node<'d>>) -> Self {
        Self {
            own,
            behind: Vec::new(),
        }
    }

    /// The facts of what a reference leads to, together with what is beside the reference.
    pub(super) fn beside(self, own: Vec<Node<'d>>) -> Self {
        let mut behind = self.own;
        behind.extend(self.behind);
        Self { own, behind }
    }

    fn all(&self) -> impl Iterator<Item = &Node<'d>> {
        self.own.iter().chain(&self.behind)
    }

    /// The documentation of a field or an input. If what a reference leads to is deprecated, the reference is not.
    pub(super) fn docs(&self) -> Docs {
        let description = self.all().find_map(|node| node.text("description"));
        let deprecated = self.own.iter().any(|node| node.is_true("deprecated"));
        docs::from_text(description, deprecated)
    }

    /// Whether the value is personal data.
    pub(super) fn is_pii(&self) -> bool {
        self.all().any(extensions::is_pii)
    }

    /// Whether a type is a view of any JSON.
    pub(super) fn is_typed_json(&self) -> bool {
        self.all().any(extensions::is_typed_json)
    }

    /// The Rust name that a schema asks for where it is written. What it takes over by reference has that name for itself.
    pub(super) fn rust_name(&self, parts: &Parts<'d>) -> Option<&'d str> {
        let written: Vec<Place<'d>> = parts.nodes.iter().map(|node| node.place.clone()).collect();
        let is_written = |node: &&Node<'d>| {
            let place = node.place.to_string();
            let rest =
                |outer: &Place<'d>| place.strip_prefix(&outer.to_string()).map(str::to_owned);
            let mut rests = written.iter().filter_map(rest);
            rests.any(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let named = self
            .own
            .iter()
            .filter(|node| extensions::rust_name(node).is_some());
        named.filter(is_written).find_map(extensions::rust_name)
    }

    /// The `format`, wherever it is.
    pub(super) fn format(&self) -> Option<&'d str> {
        self.all().find_map(|node| node.text("format"))
    }

    /// Whether a text is the content of a file.
    pub(super) fn is_file(&self) -> bool {
        self.all().any(|node| {
            node.text("contentMediaType") == Some("application/octet-stream")
                && node.text("contentEncoding").is_none()
        })
    }

    /// The schemas where the value is used.
    pub(super) fn schemas(&self) -> &[Node<'d>] {
        &self.own
    }

    /// Who writes the value.
    pub(super) fn direction(&self) -> Direction {
        if self.all().any(|node| node.is_true("readOnly")) {
            Direction::FromService
        } else if self.all().any(|node| node.is_true("writeOnly")) {
            Direction::FromCaller
        } else {
            Direction::Both
        }
    }

    /// Limits, default and example.
    pub(super) fn constraints(&self) -> Constraints {
        let value = |key: &str| self.all().find_map(|node| Some(node.member(key)?.read()));
        let count = |key: &str| value(key).and_then(Value::as_u64);
        let text = |key: &str| value(key).and_then(Value::as_str).map(str::to_owned);
        let (minimum, exclusive_minimum) = limit(value("minimum"), value("exclusiveMinimum"));
        let (maximum, exclusive_maximum) = limit(value("maximum"), value("exclusiveMaximum"));
        let examples = value("examples").and_then(Value::as_array);
        let example = value("example").or_else(|| examples?.first());
        Constraints {
            format: text("format"),
            pattern: text("pattern"),
            minimum,
            maximum,
            exclusive_minimum,
            exclusive_maximum,
            multiple_of: value("multipleOf").and_then(Value::as_number).cloned(),
            min_length: count("minLength"),
            max_length: count("maxLength"),
            min_items: count("minItems"),
            max_items: count("maxItems"),
            unique_items: value("uniqueItems").and_then(Value::as_bool) == Some(true),
            default: value("default").filter(|value| !value.is_null()).cloned(),
            example: example.filter(|value| !value.is_null()).cloned(),
        }
    }
}

/// A limit and whether it is exclusive: a flag beside the limit in OpenAPI 3.0, a number of its own in 3.1.
fn limit(limit: Option<&Value>, exclusive: Option<&Value>) -> (Option<serde_json::Number>, bool) {
    let number = |value: Option<&Value>| value.and_then(Value::as_number).cloned();
    match exclusive {
        Some(Value::Number(number)) => (Some(number.clone()), true),
        Some(Value::Bool(true)) => (number(limit), limit.is_some()),
        _ => (number(limit), false),
    }
}
