//! Texts of JSON: what is between two quotes goes in, the text comes out. Half a character becomes the replacement
//! character; controls and backslashes that JSON does not allow are what they look like.

use std::borrow::Cow;

/// A text, and whether it is as JSON wants it.
pub(super) struct Unescaped<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) is_broken: bool,
}

/// Returns the length of what is between the quotes at the beginning of `rest`, which begins after the first of them.
pub(super) fn length(rest: &str) -> Option<usize> {
    let mut is_escaped = false;
    rest.bytes().position(|byte| {
        let is_end = byte == b'"' && !is_escaped;
        is_escaped = byte == b'\\' && !is_escaped;
        is_end
    })
}

/// Returns the text that is written like this between two quotes.
pub(super) fn unescaped(written: &str) -> Unescaped<'_> {
    let mut is_broken = written.bytes().any(|byte| byte < b' ');
    if !written.contains('\\') {
        return Unescaped {
            text: written.into(),
            is_broken,
        };
    }
    let mut text = String::with_capacity(written.len());
    let mut rest = written;
    while let Some((before, after)) = rest.split_once('\\') {
        text.push_str(before);
        let (character, after) = escaped(after);
        is_broken |= character.is_none();
        text.push(character.unwrap_or(char::REPLACEMENT_CHARACTER));
        rest = after;
    }
    text.push_str(rest);
    Unescaped {
        text: text.into(),
        is_broken,
    }
}

/// Returns the character of an escape without its backslash, and what follows it; `None` if it has no meaning.
fn escaped(rest: &str) -> (Option<char>, &str) {
    let mut characters = rest.chars();
    let character = match characters.next() {
        Some('b') => '\u{8}',
        Some('f') => '\u{c}',
        Some('n') => '\n',
        Some('r') => '\r',
        Some('t') => '\t',
        Some('u') => return unicode(characters.as_str()),
        Some(character @ ('"' | '\\' | '/')) => character,
        // What it escapes stays.
        Some(_) | None => return (None, rest),
    };
    (Some(character), characters.as_str())
}

/// Reads the four digits after `\u`, and the second half of a character that takes two escapes.
fn unicode(rest: &str) -> (Option<char>, &str) {
    let Some((high, after)) = unit(rest) else {
        return (None, rest);
    };
    let low = after.strip_prefix("\\u").and_then(unit);
    if let Some((low, after)) = low
        && let Some(Ok(character)) = char::decode_utf16([high, low]).next()
        && character.len_utf16() == 2
    {
        return (Some(character), after);
    }
    (char::from_u32(high.into()), after)
}

fn unit(rest: &str) -> Option<(u16, &str)> {
    let (digits, after) = rest.split_at_checked(4)?;
    let is_hexadecimal = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    let unit = u16::from_str_radix(digits, 16).ok();
    Some((unit.filter(|_| is_hexadecimal)?, after))
}

#[cfg(test)]
mod tests {
    use super::{length, unescaped};

    #[test]
    fn valid_text_reads_as_serde_json_reads_it() {
        for written in [
            r"",
            r"a\\\/\b\f\n\r\té",
            r#"\"\\\""#,
            r"\ud83d\ude00 \u00e9\u0000",
            "\u{1f600}\u{fffd}",
        ] {
            let json = format!("\"{written}\"");
            let read = unescaped(written);
            assert_eq!(
                serde_json::from_str::<String>(&json).expect("a text"),
                read.text
            );
            assert!(!read.is_broken, "{written}");
            assert_eq!(length(&json[1..]), Some(written.len()));
        }
    }

    #[test]
    fn what_is_broken_costs_one_character() {
        for (written, text) in [
            (r"a\ud83db", "a\u{fffd}b"),
            (r"\ud83d\ud83d\ude00", "\u{fffd}\u{1f600}"),
            (r"\ude00\ud83d", "\u{fffd}\u{fffd}"),
            (r"\ud83d\u0041", "\u{fffd}A"),
            (r"\ud83d\n", "\u{fffd}\n"),
            (r"\uzzzz", "\u{fffd}zzzz"),
            (r"\u12", "\u{fffd}12"),
            (r"\x41", "\u{fffd}x41"),
            ("a\nb", "a\nb"),
        ] {
            let read = unescaped(written);
            assert_eq!(read.text, text, "{written}");
            assert!(read.is_broken, "{written}");
        }
    }

    #[test]
    fn a_text_that_does_not_end_has_no_length() {
        for rest in ["", "a", r#"\""#, r#"\\\""#] {
            assert_eq!(length(rest), None, "{rest}");
        }
    }
}
