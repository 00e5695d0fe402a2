//! Text of documents, overlays and file names in, text that a terminal or a file can safely hold out.
//!
//! Control characters steer a terminal, marks of direction reorder what is read, and characters without width hide. Each is written as
//! its code point, so that a reader sees that it is there.

use std::fmt;
use std::ops::Deref;

use serde_json::Value;

use crate::text::{json_escaped, visible};

/// Text on one line in which every character is visible: `\n`, `\u{202e}`.
#[must_use]
pub fn printable(text: &str) -> String {
    visible(text).into_owned()
}

/// A JSON value that is written with every hidden character as an escape: `\u202e`.
///
/// `{}` writes one line, `{:#}` writes indented lines.
#[derive(Debug, Clone, PartialEq)]
pub struct PrintableJson(pub Value);

impl Deref for PrintableJson {
    type Target = Value;

    fn deref(&self) -> &Value {
        &self.0
    }
}

impl fmt::Display for PrintableJson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Line feeds are between values only; within a text they are escaped already.
        let text = if f.alternate() {
            format!("{:#}", self.0)
        } else {
            self.0.to_string()
        };
        f.write_str(&json_escaped(&text))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{PrintableJson, printable};
    use crate::text::is_hidden;

    #[test]
    fn what_is_not_seen_is_shown_as_its_code_point() {
        let text = "a\u{1b}[31m\r\n\tb\u{202e}c\u{2066}d\u{200b}e\u{2028}f\u{7f}g\u{9b}h";
        assert_eq!(
            printable(text),
            r"a\u{1b}[31m\r\n\tb\u{202e}c\u{2066}d\u{200b}e\u{2028}f\u{7f}g\u{9b}h"
        );
        assert_eq!(printable("Straße ✓ 日本 \\n"), "Straße ✓ 日本 \\n");
    }

    #[test]
    fn json_holds_the_text_itself_and_shows_it_escaped() {
        let value = json!({ "a\u{202e}": ["\u{1b}\u{9b}\u{e0001}\n\"\\", 1, "Straße"] });
        for text in [
            PrintableJson(value.clone()).to_string(),
            format!("{:#}", PrintableJson(value.clone())),
        ] {
            assert!(text.chars().all(|c| c == '\n' || !is_hidden(c)), "{text}");
            assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), value);
        }
    }
}
