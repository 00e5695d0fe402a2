//! What is known about an operation: static data that the `request!` macro writes once per request type. One that a caller
//! describes for a call of its own has texts of its own.

pub(crate) mod method;
pub(crate) mod operation_ref;

use std::{borrow::Cow, ops::RangeInclusive};

use crate::{operation::method::Method, values::field::Fields};

/// The media type of most bodies, and what most calls accept.
pub(crate) const JSON: &str = "application/json";

/// The media type of a form.
pub(crate) const FORM: &str = "application/x-www-form-urlencoded";

/// One operation of the API.
#[derive(Debug)]
pub struct Operation {
    /// The name of the operation: the document's `operationId`, or that behind the module it is in.
    pub id: Cow<'static, str>,
    /// The HTTP method.
    pub method: Method,
    /// The server the document gives, without a slash at the end.
    pub server: Cow<'static, str>,
    /// The path with its parameters in braces, such as `/v1/FlexFlows/{Sid}`.
    pub path: Cow<'static, str>,
    /// How the body is encoded.
    pub body: BodyEncoding,
    /// The media type of the body, without the boundary of a multipart body; empty without a body.
    pub media_type: &'static str,
    /// The media type that the call asks for.
    pub accept: &'static str,
    /// The inputs but for those in the path, in the order of the document.
    pub inputs: &'static [Input],
    /// The fields of the model that a response is, or holds any number of, for those who have to know which of them are
    /// personal.
    pub response: Option<Fields>,
    /// The statuses that the document describes as results. Of these, only redirects count: 2xx always is a result, and
    /// 4xx and 5xx never are.
    pub statuses: &'static [RangeInclusive<u16>],
}

/// How the body of an operation is encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyEncoding {
    /// The operation takes no body.
    None,
    /// `application/x-www-form-urlencoded`.
    Form,
    /// `multipart/form-data`.
    Multipart,
    /// One JSON value.
    Json,
    /// One text, as it is.
    Text,
    /// Bytes, as they are.
    Bytes,
}

/// One input of an operation.
#[derive(Debug)]
pub struct Input {
    /// The name of its setter.
    pub name: &'static str,
    /// Its name on the wire.
    pub wire: &'static str,
    /// Where it goes.
    pub location: Location,
    /// How a list or an object is written there.
    pub style: Style,
    /// Whether its value is personal data or a secret.
    pub personal: bool,
}

/// Where an input goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Location {
    /// A pair of the form body.
    Form,
    /// A part of the multipart body.
    Part,
    /// A pair of the query.
    Query,
    /// A header.
    Header,
    /// The body as a whole.
    Body,
}

/// How a list or an object is written where there is room for text only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// A list repeats its name, an object is its JSON, a text is not quoted.
    Plain,
    /// Items are joined by commas; an object alternates keys and values.
    Comma,
    /// Items are joined by spaces.
    Space,
    /// Items are joined by `|`.
    Pipe,
    /// An object has a pair for each property, `name[key]=value`.
    Deep,
    /// An object has a pair for each property, `key=value`.
    Properties,
    /// JSON, texts in quotes included.
    ExactJson,
    /// An object has a pair for each leaf, `name.key.key=value`.
    Collapsible,
}

impl Operation {
    /// Whether a response with this status is a result and not a refusal. A redirect is one where the document
    /// describes it; it is never followed.
    pub(crate) fn is_result(&self, status: u16) -> bool {
        match status {
            200..300 => true,
            300..400 => self.statuses.iter().any(|range| range.contains(&status)),
            _ => false,
        }
    }

    /// Whether all inputs that a pair of this name can belong to are open, and there is one.
    pub(crate) fn is_open(&self, location: Location, name: &str) -> bool {
        let mut owners = self.owners(location, name).peekable();
        owners.peek().is_some() && owners.all(|input| !input.personal)
    }

    /// Returns the inputs that a pair of this name can belong to: those that fix the name, else those that fix its
    /// beginning, else those that leave it to the value.
    pub(crate) fn owners(&self, location: Location, name: &str) -> impl Iterator<Item = &Input> {
        let inputs = self
            .inputs
            .iter()
            .filter(move |input| input.location == location);
        let rank = |input: &Input| input.rank(name);
        let best = inputs.clone().filter_map(rank).max();
        let name = name.to_owned();
        inputs.filter(move |input| best.is_some() && input.rank(&name) == best)
    }
}

#[cfg(test)]
impl Operation {
    /// An operation without inputs, for tests of what surrounds it.
    pub(crate) const fn bare(
        id: &'static str,
        method: Method,
        server: &'static str,
        path: &'static str,
    ) -> Self {
        Self {
            id: Cow::Borrowed(id),
            method,
            server: Cow::Borrowed(server),
            path: Cow::Borrowed(path),
            body: BodyEncoding::None,
            media_type: "",
            accept: JSON,
            inputs: &[],
            response: None,
            statuses: &[],
        }
    }
}

impl Input {
    /// Returns how surely a pair of this name belongs to the input, unless it does not.
    fn rank(&self, name: &str) -> Option<u8> {
        let is_same = if self.location == Location::Header {
            self.wire.eq_ignore_ascii_case(name)
        } else {
            self.wire == name
        };
        let begins = |bracket| {
            let rest = name.strip_prefix(self.wire);
            rest.is_some_and(|rest| rest.starts_with(bracket))
        };
        match self.style {
            _ if is_same => Some(2),
            Style::Deep if begins('[') => Some(1),
            Style::Collapsible if begins('.') => Some(1),
            // In a header, the properties are within the value.
            Style::Properties if self.location != Location::Header => Some(0),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::{BodyEncoding, Input, Location, Operation, Style};
    use crate::operation::method::Method;

    const fn query(wire: &'static str, style: Style, personal: bool) -> Input {
        Input {
            name: "",
            wire,
            location: Location::Query,
            style,
            personal,
        }
    }

    static SEARCH: Operation = Operation {
        id: Cow::Borrowed("Search"),
        method: Method::Get,
        server: Cow::Borrowed(""),
        path: Cow::Borrowed("/"),
        body: BodyEncoding::None,
        media_type: "",
        accept: super::JSON,
        inputs: &[
            query("q", Style::Plain, false),
            query("who", Style::Deep, true),
            query("AddOns", Style::Collapsible, true),
            query("AddOns.page", Style::Plain, false),
            query("more", Style::Properties, true),
        ],
        response: None,
        statuses: &[200..=200, 303..=303, 400..=404],
    };

    #[test]
    fn a_pair_belongs_to_the_input_that_knows_its_name_best() {
        for (name, is_open) in [
            ("q", true),
            ("who", false),
            ("who[name]", false),
            ("AddOns.who", false),
            ("AddOns.page", true),
            ("anything", false),
        ] {
            assert_eq!(SEARCH.is_open(Location::Query, name), is_open, "{name}");
        }
        assert!(!SEARCH.is_open(Location::Form, "q"), "not of this place");
    }

    #[test]
    fn a_redirect_is_a_result_only_where_it_is_documented() {
        for (status, is_result) in [(201, true), (303, true), (302, false), (404, false)] {
            assert_eq!(SEARCH.is_result(status), is_result, "{status}");
        }
    }
}
