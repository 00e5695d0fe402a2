//! Percent-encoding: any text in, text out that is safe in a form, a query and one path segment alike, and the other way
//! round.
//!
//! Letters, digits and `-._~` stay; every other byte is escaped. A space becomes `%20`, which a form and a query both
//! read as a space, so one encoding serves all three places.

use std::borrow::Cow;

/// How long an escape is, such as `%2F`.
pub(crate) const ESCAPE_LENGTH: usize = 3;

const HEX: &[u8; 16] = b"0123456789ABCDEF";

/// For every byte, whether it needs no escape.
static UNRESERVED: [bool; 256] = unreserved();

/// Appends `text` to `out`, escaped.
pub(crate) fn escape_into(out: &mut String, text: &str) {
    out.reserve(text.len());
    let mut rest = text;
    while let Some(at) = first_reserved(rest) {
        // Every byte before `at` is ASCII, so both cuts fall on character boundaries.
        out.push_str(&rest[..at]);
        let width = rest[at..].chars().next().map_or(1, char::len_utf8);
        for byte in rest[at..at + width].bytes() {
            out.push('%');
            out.push(char::from(HEX[usize::from(byte >> 4)]));
            out.push(char::from(HEX[usize::from(byte & 15)]));
        }
        rest = &rest[at + width..];
    }
    out.push_str(rest);
}

fn first_reserved(text: &str) -> Option<usize> {
    let is_unreserved = |byte: &u8| UNRESERVED[usize::from(*byte)];
    // Four bytes are a step with one branch.
    let (chunks, _) = text.as_bytes().as_chunks::<4>();
    let mut chunks = chunks.iter();
    let mut passed = text.len() / 4 * 4;
    if chunks.any(|[a, b, c, d]| {
        !(is_unreserved(a) & is_unreserved(b) & is_unreserved(c) & is_unreserved(d))
    }) {
        passed -= 4 * (chunks.len() + 1);
    }
    let mut rest = text.as_bytes()[passed..].iter();
    rest.position(|byte| !is_unreserved(byte))
        .map(|at| passed + at)
}

const fn unreserved() -> [bool; 256] {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 128 {
        #[expect(clippy::cast_possible_truncation, reason = "the loop ends at 128")]
        let character = byte as u8;
        table[byte] =
            character.is_ascii_alphanumeric() || matches!(character, b'-' | b'.' | b'_' | b'~');
        byte += 1;
    }
    table
}

/// Takes the escapes of a form or a query away. What is not escaped as it should be stays as it is.
pub(crate) fn decoded(text: &[u8]) -> String {
    String::from_utf8_lossy(&decoded_bytes(text)).into_owned()
}

/// The same as [`decoded`], for bytes that need not be UTF-8. What has no escape is borrowed.
pub(crate) fn decoded_bytes(text: &[u8]) -> Cow<'_, [u8]> {
    if !text.iter().any(|byte| matches!(byte, b'%' | b'+')) {
        return Cow::Borrowed(text);
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.iter().position(|byte| matches!(byte, b'%' | b'+')) {
        bytes.extend_from_slice(&rest[..at]);
        let escape = &rest[at..];
        let (byte, length) = match escaped_byte(escape) {
            Some(byte) => (byte, ESCAPE_LENGTH),
            None if escape.starts_with(b"+") => (b' ', 1),
            None => (b'%', 1),
        };
        bytes.push(byte);
        rest = &escape[length..];
    }
    bytes.extend_from_slice(rest);
    Cow::Owned(bytes)
}

/// Returns the byte whose escape, such as `%2F`, is at the beginning of `text`.
pub(crate) fn escaped_byte(text: &[u8]) -> Option<u8> {
    let [b'%', high, low, ..] = text else {
        return None;
    };
    let digit = |byte: u8| char::from(byte).to_digit(16);
    u8::try_from(digit(*high)? << 4 | digit(*low)?).ok()
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::{decoded, decoded_bytes, escape_into, escaped_byte};

    #[test]
    fn what_is_escaped_reads_back_and_what_is_not_stays() {
        for (text, expected) in [
            ("a%20b+c", "a b c"),
            ("%C3%a9", "é"),
            ("50%", "50%"),
            ("%4", "%4"),
            ("%zz%41", "%zzA"),
            ("%+4", "% 4"),
            ("%ff", "\u{fffd}"),
        ] {
            assert_eq!(decoded(text.as_bytes()), expected, "{text}");
        }
    }

    #[test]
    fn what_has_no_escape_takes_no_memory() {
        for (text, is_borrowed) in [("a-b", true), ("", true), ("a+b", false), ("a%", false)] {
            let bytes = decoded_bytes(text.as_bytes());
            assert_eq!(matches!(bytes, Cow::Borrowed(_)), is_borrowed, "{text}");
        }
    }

    #[test]
    fn a_sign_is_no_digit_of_an_escape() {
        assert_eq!(escaped_byte(b"%4a.."), Some(b'J'));
        assert_eq!(escaped_byte(b"%+a"), None);
        assert_eq!(escaped_byte(b"x%4a"), None);
    }

    #[test]
    fn only_unreserved_characters_stay() {
        let mut out = String::new();
        escape_into(&mut out, "aZ09-._~ +&=%/?#*'\r\né✓😀");
        assert_eq!(
            out,
            "aZ09-._~%20%2B%26%3D%25%2F%3F%23%2A%27%0D%0A%C3%A9%E2%9C%93%F0%9F%98%80"
        );
    }
}
