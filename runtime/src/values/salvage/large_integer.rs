//! Integers of more than 64 bits, which `serde_json` would round without a word: a body goes in, whether it may hold one comes
//! out.
//!
//! It may if a run of so many digits is where a number can be. A look at every nineteenth byte finds each such run, so that
//! this costs next to nothing.

/// Every integer of fewer digits fits into 64 bits.
const DIGITS: usize = 19;

/// Whether such a number may be in the body. A text that looks like one counts too.
pub(crate) fn has_large_integer(body: &[u8]) -> bool {
    let mut at = DIGITS - 1;
    while let Some(byte) = body.get(at) {
        if !byte.is_ascii_digit() {
            at += DIGITS;
            continue;
        }
        let is_other = |byte: &u8| !byte.is_ascii_digit();
        let begin = body[..at].iter().rposition(is_other).map_or(0, |at| at + 1);
        let rest = body[at..].iter().position(is_other);
        let end = rest.map_or(body.len(), |length| at + length);
        if end - begin >= DIGITS && is_number(&body[..begin], &body[end..]) {
            return true;
        }
        at = end + DIGITS;
    }
    false
}

/// Whether digits between these bytes are an integer of their own, and not a part of a text or a fraction.
fn is_number(before: &[u8], after: &[u8]) -> bool {
    let before = before.strip_suffix(b"-").unwrap_or(before);
    let begins = |byte: &u8| matches!(byte, b':' | b',' | b'[' | b' ' | b'\n' | b'\r' | b'\t');
    let ends = |byte: &u8| matches!(byte, b',' | b']' | b'}' | b' ' | b'\n' | b'\r' | b'\t');
    before.last().is_none_or(begins) && after.first().is_none_or(ends)
}

#[cfg(test)]
mod tests {
    use super::has_large_integer;

    #[test]
    fn it_is_found_wherever_it_is_and_nothing_else() {
        for padding in 0..60 {
            let has = |number: &str| {
                let body = format!(r#"{{"{}":{number}}}"#, "a".repeat(padding));
                has_large_integer(body.as_bytes())
            };
            for number in [
                "18446744073709551616",
                "[-9223372036854775809 ]",
                "1234567890123456789",
            ] {
                assert!(has(number), "{number} after {padding}");
            }
            for other in [
                "123456789012345678",
                "0.1234567890123456789",
                r#""12345678901234567890""#,
                r#""AC12345678901234567890123456789012""#,
                r#""AC12345678901234567890123456789012abc""#,
            ] {
                assert!(!has(other), "{other} after {padding}");
            }
        }
        assert!(has_large_integer("9".repeat(3_000_000).as_bytes()));
        assert!(!has_large_integer(b""));
    }
}
