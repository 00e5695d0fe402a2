//! Text of documents, overlays and file names in, text that a terminal or a file can safely hold out.
//!
//! Control characters steer a terminal, marks of direction reorder what is read, and characters without width hide. Each is written as
//! its code point, so that a reader sees that it is there.

use std::fmt;
use std::ops::Deref;

use serde_json::Value;

/// Text on one line in which every character is visible: `\n`, `\u{202e}`.
#[must_use]
pub fn printable(text: &str) -> String {
    let mut visible = String::with_capacity(text.len());
    text.chars().for_each(|c| push_visible(&mut visible, c));
    visible
}

/// Appends one character, as an escape if it is not visible.
pub(super) fn push_visible(text: &mut String, c: char) {
    match c {
        '\n' | '\r' | '\t' => text.extend(c.escape_default()),
        c if is_hidden(c) => text.extend(c.escape_unicode()),
        c => text.push(c),
    }
}

/// Whether a character is not seen as itself: control characters, line and paragraph separators, marks of direction, characters without
/// width, and code points that are not characters.
pub(crate) fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}'
                | '\u{34f}'
                | '\u{61c}'
                | '\u{115f}'
                | '\u{1160}'
                | '\u{17b4}'
                | '\u{17b5}'
                | '\u{180e}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{3164}'
                | '\u{feff}'
                | '\u{ffa0}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{fffe}'
                | '\u{ffff}'
                | '\u{e0000}'..='\u{e007f}'
        )
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
        use fmt::Write as _;
        let text = if f.alternate() {
            format!("{:#}", self.0)
        } else {
            self.0.to_string()
        };
        for c in text.chars() {
            // Line feeds are between values only; within a text they are escaped already. So are quotes and backslashes.
            if c == '\n' || !is_hidden(c) {
                f.write_char(c)?;
            } else {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    write!(f, "\\u{unit:04x}")?;
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{PrintableJson, is_hidden, printable};

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
