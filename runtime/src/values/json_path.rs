//! Where in a JSON body an error is: the body and the line and column of a `serde_json` error go in, a path such as
//! `flex_flows[3].channel_type` comes out.
//!
//! The body may be malformed: the path is then that of the place where reading stopped.

use std::fmt::{self, Display};

/// `serde_json` refuses deeper nesting, so that no error lies deeper.
const DEPTH_LIMIT: usize = 128;

/// Longer keys are data rather than names.
const NAME_LIMIT: usize = 64;

/// Returns the path of the innermost value at this place, counted as `serde_json` does: lines from 1, columns in bytes, 0 before the
/// first. The path is empty for the body itself.
pub(crate) fn path_at(body: &[u8], line: usize, column: usize) -> String {
    path_after(read_part(body, line, column))
}

/// Returns the path of the innermost value at the end of this part of a body.
pub(crate) fn path_after(part: &[u8]) -> String {
    let mut path = Vec::new();
    for token in (Tokens { rest: part }) {
        step(&mut path, token);
        if path.len() == DEPTH_LIMIT {
            break;
        }
    }
    path.iter()
        .map(ToString::to_string)
        .collect::<String>()
        .trim_start_matches('.')
        .to_owned()
}

/// Returns the part of the body up to the place.
fn read_part(body: &[u8], line: usize, column: usize) -> &[u8] {
    let lines_above = body
        .split_inclusive(|byte| *byte == b'\n')
        .take(line.saturating_sub(1));
    let start: usize = lines_above.map(<[u8]>::len).sum();
    &body[..start.saturating_add(column).min(body.len())]
}

/// An open object or array, and where in it the reader is.
enum Segment<'a> {
    Object { key: Option<&'a [u8]> },
    Array { index: usize, is_inside: bool },
}

fn step<'a>(path: &mut Vec<Segment<'a>>, token: Token<'a>) {
    match (path.last_mut(), token) {
        (_, Token::Close) => {
            path.pop();
        }
        (Some(Segment::Object { key }), Token::Comma) => *key = None,
        (Some(Segment::Object { key: key @ None }), Token::String(text)) => *key = Some(text),
        (Some(Segment::Array { index, is_inside }), Token::Comma) => {
            (*index, *is_inside) = (*index + 1, false);
        }
        (Some(Segment::Array { is_inside, .. }), _) => *is_inside = true,
        _ => {}
    }
    match token {
        Token::OpenObject => path.push(Segment::Object { key: None }),
        Token::OpenArray => path.push(Segment::Array {
            index: 0,
            is_inside: false,
        }),
        Token::Close | Token::Comma | Token::String(_) | Token::Other => {}
    }
}

/// A key that does not look like the name of a field may be somebody's data, and is not shown.
impl Display for Segment<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Object { key: Some(key) } => match str::from_utf8(key) {
                Ok(name) if is_name(name) => write!(formatter, ".{name}"),
                _ => formatter.write_str("[..]"),
            },
            Self::Array {
                index,
                is_inside: true,
            } => write!(formatter, "[{index}]"),
            Self::Object { key: None }
            | Self::Array {
                is_inside: false, ..
            } => Ok(()),
        }
    }
}

/// Whether a key looks like the name of a field. Any other may be somebody's data, and is not shown.
pub(crate) fn is_name(key: &str) -> bool {
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    !key.is_empty() && key.len() <= NAME_LIMIT && key.bytes().all(is_word)
}

#[derive(Clone, Copy)]
enum Token<'a> {
    OpenObject,
    OpenArray,
    Close,
    Comma,
    /// The text between the quotes, escapes as they are.
    String(&'a [u8]),
    /// A part of a number or a word, or anything that is not JSON.
    Other,
}

struct Tokens<'a> {
    rest: &'a [u8],
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let (first, rest) = self.rest.split_first()?;
            self.rest = rest;
            return Some(match first {
                b' ' | b'\t' | b'\r' | b'\n' | b':' => continue,
                b'{' => Token::OpenObject,
                b'[' => Token::OpenArray,
                b'}' | b']' => Token::Close,
                b',' => Token::Comma,
                b'"' => self.string(),
                _ => Token::Other,
            });
        }
    }
}

impl<'a> Tokens<'a> {
    /// A string that does not end is not a key yet.
    fn string(&mut self) -> Token<'a> {
        let mut is_escaped = false;
        let end = self.rest.iter().position(|byte| {
            let is_end = *byte == b'"' && !is_escaped;
            is_escaped = *byte == b'\\' && !is_escaped;
            is_end
        });
        let Some(end) = end else {
            self.rest = &[];
            return Token::Other;
        };
        let text = &self.rest[..end];
        self.rest = &self.rest[end + 1..];
        Token::String(text)
    }
}

#[cfg(test)]
#[expect(unreachable_pub, dead_code, reason = "the macro makes public items")]
mod tests {
    use serde_json::{Value, json};

    use super::path_at;

    crate::model! {
        /// An item.
        pub struct Item {
            /// A text.
            #[field("text")]
            pub text: Option<String>,
            /// Items below it.
            #[field("items")]
            pub items: Vec<Item>,
            /// A number.
            #[field("count")]
            pub count: Option<i32>,
        }
    }

    fn path(body: &str) -> String {
        let error = serde_json::from_str::<Item>(body).unwrap_err();
        path_at(body.as_bytes(), error.line(), error.column())
    }

    #[test]
    fn the_path_names_the_value_of_the_wrong_type() {
        assert_eq!(path(r#"{"text": 5}"#), "text");
        assert_eq!(path(r#"{"text": "a", "count": "5", "items": []}"#), "count");
        assert_eq!(
            path(r#"{"items": [{}, {"text": "[{\"\\"}, {"text": {"a": 1}}]}"#),
            "items[2].text"
        );
        assert_eq!(
            path("{\"items\": [\n{\"items\": [\n{},\n {\"count\":\n true\n}]}]}"),
            "items[0].items[1].count"
        );
        assert_eq!(path(r#"{"items": {"count": 1}}"#), "items");
        assert_eq!(path(r#"{"items": [{}, 7, 8]}"#), "items[1]");
        assert_eq!(path(r#"{"count": 4294967296}"#), "count");
        assert_eq!(path("[]"), "");
        assert_eq!(path("5"), "");
    }

    /// Whatever value is replaced by one of a wrong type, the path leads back to it.
    #[test]
    fn every_place_of_a_body_is_found() {
        let body = json!({"text": "é \" }", "items": [{"count": 1}, {"items": [{"text": "]"}, {"count": -2}], "text": null}], "more": [1, {}]});
        for pointer in [
            "/text",
            "/items",
            "/items/0",
            "/items/0/count",
            "/items/1/items",
            "/items/1/items/0/text",
            "/items/1/items/1/count",
        ] {
            for wrong in [json!(true), json!(1.5), json!({"a": [1, {"b": 2}]})] {
                for print in [serde_json::to_string, serde_json::to_string_pretty] {
                    let mut body = body.clone();
                    *body.pointer_mut(pointer).unwrap() = if pointer.ends_with(char::is_numeric) {
                        json!(false)
                    } else {
                        wrong.clone()
                    };
                    let found = path(&print(&body).unwrap());
                    assert_eq!(
                        format!(
                            "/{}",
                            found.replace('[', "/").replace(']', "").replace('.', "/")
                        ),
                        pointer
                    );
                }
            }
        }
    }

    #[test]
    fn a_malformed_body_gives_the_place_where_reading_stopped() {
        assert_eq!(path(r#"{"items": [{}, {"text": "a"#), "items[1].text");
        assert_eq!(path(r#"{"items": [{}, {"text" "a"}]}"#), "items[1].text");
        assert_eq!(path(r#"{"items": [{}, {"tex"#), "items[1]");
        assert_eq!(path(r#"{"items": [{},"#), "items");
        assert_eq!(path(r#"{"more": {"a": [truth]}}"#), "more.a[0]");
        assert_eq!(path("<html><body>\n"), "");
        assert_eq!(path(""), "");
        assert_eq!(path("{} }"), "");
    }

    #[test]
    fn keys_that_may_be_data_are_not_shown() {
        assert_eq!(
            path(r#"{"more": {"ann@example.com": [nil]}}"#),
            "more[..][0]"
        );
        assert_eq!(path(r#"{"more": {"": nil}}"#), "more[..]");
        assert_eq!(
            path(&format!(r#"{{"more": {{"{}": nil}}}}"#, "k".repeat(65))),
            "more[..]"
        );
    }

    /// Neither deep nesting nor a place that does not exist may bring the reader down.
    #[test]
    fn hostile_input_gives_some_path() {
        let deep = "[".repeat(1_000_000);
        let error = serde_json::from_str::<Value>(&deep).unwrap_err();
        assert_eq!(
            path_at(deep.as_bytes(), error.line(), error.column()),
            "[0]".repeat(127)
        );
        assert_eq!(path_at(deep.as_bytes(), 1, 1_000_000), "[0]".repeat(127));
        for body in [
            "}}]]",
            "{\"",
            "{\"\\",
            "\"\\\\\"",
            ",",
            "[,",
            "\u{fffd}",
            "{\"a\": \"\\",
        ] {
            for column in [0, 1, 2, 3, usize::MAX] {
                for line in [0, 1, 2, usize::MAX] {
                    path_at(body.as_bytes(), line, column);
                }
            }
        }
        assert_eq!(path_at(b"{\"\xff\": [", 1, 8), "[..]");
    }
}
