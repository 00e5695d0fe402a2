//! Percent-encoding: any text in, text out that is safe in a form, a query and one path segment alike.
//!
//! Letters, digits and `-._~` stay; every other byte is escaped. A space becomes `%20`, which a form and a query both
//! read as a space, so one encoding serves all three places.

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
    let mut bytes = text.bytes();
    // Quicker than `position`, which counts as it goes.
    let is_found = bytes.any(|byte| !UNRESERVED[usize::from(byte)]);
    is_found.then(|| text.len() - bytes.len() - 1)
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

#[cfg(test)]
mod tests {
    use super::escape_into;

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
