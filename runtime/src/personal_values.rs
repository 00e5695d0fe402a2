//! Personal values that come back: a request goes in, then texts of the service, and they come out without what the
//! request's marked inputs hold.

use serde_json::Value;

use crate::{
    encoding::style,
    http_request::HttpRequest,
    multipart,
    operation::{BodyEncoding, Location, Operation, Style},
    testing::decoded,
};

/// What is shown instead of a hidden value.
pub(crate) const HIDDEN: &str = "[redacted]";

/// A shorter value is hidden only where it is the whole text, because it is a part of many a word.
const SHORTEST_PART: usize = 3;

/// The values of a request's personal inputs.
#[derive(Default)]
pub(crate) struct PersonalValues(Vec<String>);

impl PersonalValues {
    pub(crate) fn of(request: &HttpRequest) -> Self {
        let mut values = Self::default();
        let operation = request.operation;
        let has_personal = |location| {
            let mut inputs = operation.inputs.iter();
            inputs.any(|input| input.location == location && input.personal)
        };
        if has_personal(Location::Query) {
            let query = request.url().split_once('?').map_or("", |(_, query)| query);
            values.add_pairs(operation, Location::Query, query.as_bytes());
        }
        if has_personal(Location::Form) {
            values.add_pairs(operation, Location::Form, request.body());
        }
        if has_personal(Location::Part) {
            values.add_parts(request);
        }
        if has_personal(Location::Header) {
            values.add_headers(request);
        }
        if has_personal(Location::Body) {
            values.add_body(request);
        }
        values
    }

    /// Returns `text` without the values, but no more of it than the first `most` characters and a value's place.
    pub(crate) fn hide(&self, text: &str, most: usize) -> String {
        if self.0.iter().any(|value| value == text) {
            return HIDDEN.to_owned();
        }
        let mut out = String::new();
        let mut rest = text;
        for _ in 0..most {
            let Some(first) = rest.chars().next() else {
                break;
            };
            let length = if let Some(length) = self.length_at_start(rest) {
                out.push_str(HIDDEN);
                length
            } else {
                out.push(first);
                first.len_utf8()
            };
            rest = rest.get(length..).unwrap_or_default();
        }
        out
    }

    /// Returns how much at the beginning of `text` is one of the values; the most, because one may begin another.
    fn length_at_start(&self, text: &str) -> Option<usize> {
        let parts = self.0.iter().filter(|value| value.len() >= SHORTEST_PART);
        // A value can look like the escaped form of another text.
        let lengths = parts.flat_map(|value| {
            [false, true].map(|is_escaped| length_of(value.as_bytes(), text.as_bytes(), is_escaped))
        });
        lengths.max().flatten()
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
                self.add(&decoded(value));
                // Before the escapes are gone, because an item may contain the separator.
                let value = String::from_utf8_lossy(value);
                self.add_items(&value, style::separator(input.style), |item| {
                    decoded(item.as_bytes())
                });
            }
        }
    }

    fn add_parts(&mut self, request: &HttpRequest) {
        for part in multipart::parts_of(request) {
            let owners = request.operation.owners(Location::Part, &part.name);
            for input in owners.filter(|input| input.personal) {
                self.add(part.file_name.as_deref().unwrap_or_default());
                let text = str::from_utf8(part.content).unwrap_or_default();
                self.add(text);
                self.add_items(text, style::plain_separator(input.style), str::to_owned);
            }
        }
    }

    fn add_headers(&mut self, request: &HttpRequest) {
        let inputs = request.operation.inputs.iter();
        for input in inputs.filter(|input| input.personal && input.location == Location::Header) {
            let value = request.headers().get(input.wire).unwrap_or_default();
            self.add(value);
            // A credential without its scheme is one still.
            self.add(value.split_once(' ').map_or("", |(_, rest)| rest));
            self.add_items(value, style::plain_separator(input.style), str::to_owned);
            if input.style == Style::Properties {
                self.add_items(value, Some(","), |property| {
                    let value = property.split_once('=').map(|(_, value)| value);
                    value.unwrap_or(property).to_owned()
                });
            }
        }
    }

    fn add_body(&mut self, request: &HttpRequest) {
        match request.operation.body {
            BodyEncoding::Json => self.add_json(&String::from_utf8_lossy(request.body())),
            _ => self.add(str::from_utf8(request.body()).unwrap_or_default()),
        }
    }

    /// Adds the items of a value that is a list as one text.
    fn add_items(&mut self, value: &str, separator: Option<&str>, item: impl Fn(&str) -> String) {
        if let Some(separator) = separator {
            for text in value.split(separator) {
                self.add(&item(text));
            }
        }
    }

    /// Adds a value and, where it is JSON, what that holds.
    fn add(&mut self, value: &str) {
        let value = value.trim();
        if value.is_empty() {
            return;
        }
        self.0.push(value.to_owned());
        if value.starts_with(['{', '[', '"']) {
            self.add_json(value);
        }
    }

    fn add_json(&mut self, text: &str) {
        if let Ok(json) = text.parse() {
            self.add_leaves(&json);
        }
    }

    fn add_leaves(&mut self, json: &Value) {
        match json {
            Value::Object(members) => members.values().for_each(|json| self.add_leaves(json)),
            Value::Array(items) => items.iter().for_each(|json| self.add_leaves(json)),
            Value::String(text) => self.add(text),
            Value::Number(number) => self.0.push(number.to_string()),
            Value::Null | Value::Bool(_) => {}
        }
    }
}

/// Returns how much of `text` is `value`: as it is but for the case of its letters, or escaped as in a URL or in JSON.
fn length_of(value: &[u8], text: &[u8], is_escaped: bool) -> Option<usize> {
    let mut rest = text;
    for byte in value {
        let width = match rest {
            [b'%', high, low, ..] if is_escaped && unescaped(*high, *low) == Some(*byte) => 3,
            [b'\\', after, ..] if is_escaped && after == byte && matches!(byte, b'"' | b'\\') => 2,
            [first, ..] if first.eq_ignore_ascii_case(byte) => 1,
            [b'+', ..] if *byte == b' ' => 1,
            _ => return None,
        };
        rest = rest.get(width..)?;
    }
    Some(text.len() - rest.len())
}

fn unescaped(high: u8, low: u8) -> Option<u8> {
    let digit = |digit: u8| char::from(digit).to_digit(16);
    u8::try_from(digit(high)? << 4 | digit(low)?).ok()
}

#[cfg(test)]
mod tests {
    use super::PersonalValues;

    fn hidden(values: &[&str], text: &str) -> String {
        let mut personal = PersonalValues::default();
        for value in values {
            personal.add(value);
        }
        personal
            .0
            .sort_by_key(|value| std::cmp::Reverse(value.len()));
        personal.hide(text, usize::MAX)
    }

    #[test]
    fn a_value_is_found_however_it_is_written() {
        for (value, text) in [
            ("Ada Lovelace", "<Ada Lovelace>"),
            ("Ada Lovelace", "<ada LOVELACE>"),
            ("Ada Lovelace", "<Ada+Lovelace>"),
            ("Ada Lovelace", "<Ada%20Lovelace>"),
            ("Ada Lovelace", "<%41da%20Lovelac%65>"),
            (" Ada Lovelace ", "<Ada Lovelace>"),
            ("é/ü", "<%c3%A9%2fü>"),
            (r#"Ada "A" \ B"#, r#"<Ada \"A\" \\ B>"#),
            ("100%25", "<100%25>"),
            ("100%25", "<100%2525>"),
            (r#""Ada Lovelace""#, "<Ada Lovelace>"),
            (r#"{"a":[{"b":"Ada"}]}"#, "<Ada>"),
            (r#"{"a":"{\"b\":[4711]}"}"#, "<4711>"),
            ("[-1.25, 2]", "<-1.25>"),
        ] {
            assert_eq!(hidden(&[value], text), "<[redacted]>", "{value} in {text}");
        }
    }

    #[test]
    fn what_is_no_value_stays() {
        for (values, text, expected) in [
            (&["Al", "", " "][..], "Also é Al", "Also é Al"),
            (&["Al"], "Al", "[redacted]"),
            (
                &[r#"{"key":null,"on":true}"#],
                "the key is true or null",
                "the key is true or null",
            ),
            (
                &["Ada", "Ada Lovelace"],
                "Ada Lovelace, Ada",
                "[redacted], [redacted]",
            ),
            (&["Ada%"], "Ada%2", "[redacted]2"),
        ] {
            assert_eq!(hidden(values, text), expected, "{values:?} in {text}");
        }
    }

    #[test]
    fn no_more_is_read_than_is_shown() {
        let mut personal = PersonalValues::default();
        personal.add("Ada Lovelace");
        assert_eq!(personal.hide("123Ada Lovelace5", 4), "123[redacted]");
        assert_eq!(personal.hide("1234Ada Lovelace", 4), "1234");
    }
}
