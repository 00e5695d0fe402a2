//! Text of documents and file names in, text that does nothing where it is shown out.
//!
//! This is the one place that knows which characters act on a terminal or an editor, or do not show at all.

use std::borrow::Cow;
use std::fmt::Write as _;

/// Whether a character does not show, or changes how the text around it shows: control characters, line separators, marks that
/// change the direction of text, and characters without a width, and code points that are not characters.
#[must_use]
pub fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
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

/// The text on one line, with each hidden character as its escape: `\n`, `\u{202e}`.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        push_visible(&mut shown, character);
    }
    Cow::Owned(shown)
}

/// Appends one character, as an escape if it is hidden.
pub(crate) fn push_visible(text: &mut String, character: char) {
    match character {
        '\n' | '\r' | '\t' => text.extend(character.escape_default()),
        _ if is_hidden(character) => text.extend(character.escape_unicode()),
        _ => text.push(character),
    }
}

/// The text as a string of TOML, which reads back as it was.
#[must_use]
pub fn toml_string(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for character in text.chars() {
        match (character, u32::from(character)) {
            ('"' | '\\', _) => quoted.extend(['\\', character]),
            (_, code @ 0..=0xffff) if is_hidden(character) => {
                let _ = write!(quoted, "\\u{code:04X}");
            }
            (_, code) if is_hidden(character) => {
                let _ = write!(quoted, "\\U{code:08X}");
            }
            _ => quoted.push(character),
        }
    }
    quoted.push('"');
    quoted
}

/// The text of a JSON document with its hidden characters, but for line breaks between its parts, as escapes of JSON.
#[must_use]
pub fn json_escaped(json: &str) -> String {
    let mut escaped = String::with_capacity(json.len());
    for line in json.split_inclusive('\n') {
        // Almost every line is ASCII, and bytes are faster to look through than characters.
        if line.bytes().all(|byte| matches!(byte, b'\n' | b' '..=b'~')) {
            escaped.push_str(line);
        } else {
            line.chars()
                .for_each(|character| push_json(&mut escaped, character));
        }
    }
    escaped
}

fn push_json(escaped: &mut String, character: char) {
    if character == '\n' || !is_hidden(character) {
        escaped.push(character);
        return;
    }
    for unit in character.encode_utf16(&mut [0; 2]) {
        let _ = write!(escaped, "\\u{unit:04x}");
    }
}

#[cfg(test)]
mod tests {
    use super::{is_hidden, toml_string, visible};

    /// One of each kind: escape sequences, line breaks of ASCII and Unicode, directions, no width, tags.
    const HIDDEN: &str = "\u{1b}[31m\r\n\u{85}\u{2028}\u{2029}\u{202a}\u{202e}\u{2066}\u{2069}\u{200b}\u{200d}\u{feff}\u{e0041}";

    #[test]
    fn what_acts_on_the_display_is_written_as_an_escape() {
        assert_eq!(
            visible("flex_v1.yaml Größe 日本"),
            "flex_v1.yaml Größe 日本"
        );
        insta::assert_snapshot!(visible(HIDDEN), @r"\u{1b}[31m\r\n\u{85}\u{2028}\u{2029}\u{202a}\u{202e}\u{2066}\u{2069}\u{200b}\u{200d}\u{feff}\u{e0041}");
    }

    #[test]
    fn a_string_of_toml_has_escapes_that_toml_knows() {
        insta::assert_snapshot!(toml_string(HIDDEN), @r#""\u001B[31m\u000D\u000A\u0085\u2028\u2029\u202A\u202E\u2066\u2069\u200B\u200D\uFEFF\U000E0041""#);
        assert_eq!(toml_string("a\\\"b"), r#""a\\\"b""#);
        assert!(!toml_string(HIDDEN).contains(is_hidden));
    }
}
