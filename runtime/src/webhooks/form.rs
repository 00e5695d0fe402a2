//! A form as it was received in; the names and values that it consists of out, or the text of them that is signed.

use std::borrow::Cow;

use crate::encoding::percent;

/// A name and a value.
type Pair<'a> = (Cow<'a, [u8]>, Cow<'a, [u8]>);

/// Returns the names and values of a form in their order, decoded. They needn't be UTF-8.
///
/// A copy of each would take many times the memory of the form, which anybody can send.
pub(super) fn pairs(form: &[u8]) -> impl Iterator<Item = Pair<'_>> {
    let fields = form.split(|byte| *byte == b'&');
    fields.filter(|field| !field.is_empty()).map(|field| {
        let end = field.iter().position(|byte| *byte == b'=');
        let (name, value) = match end {
            Some(at) => (&field[..at], &field[at + 1..]),
            None => (field, &[][..]),
        };
        (percent::decoded_bytes(name), percent::decoded_bytes(value))
    })
}

/// Returns what the signature covers of a form: each name with each of its values, sorted by their bytes and each once.
pub(super) fn signed(form: &[u8]) -> Vec<u8> {
    let mut pairs: Vec<_> = pairs(form).collect();
    pairs.sort_unstable();
    pairs.dedup();
    let parts: Vec<_> = pairs
        .into_iter()
        .flat_map(|(name, value)| [name, value])
        .collect();
    parts.concat()
}

#[cfg(test)]
mod tests {
    use super::signed;

    #[test]
    fn fields_are_sorted_decoded_and_counted_once() {
        for (form, expected) in [
            ("", ""),
            ("b=2&a=1", "a1b2"),
            ("a=2&a=1&a=2", "a1a2"),
            ("a=&b&&c=x=y", "abcx=y"),
            ("a=1+2&b=1%202", "a1 2b1 2"),
            ("a=%C3%A9&%C3%A9=a", "a\u{e9}\u{e9}a"),
            ("B=1&a=2", "B1a2"),
            // In the order of code points, not of UTF-16.
            ("a=\u{1f600}&a=\u{fb01}", "a\u{fb01}a\u{1f600}"),
            ("a=50%&b=%zz", "a50%b%zz"),
        ] {
            assert_eq!(signed(form.as_bytes()), expected.as_bytes(), "{form}");
        }
        assert_eq!(signed(b"a=%ff"), b"a\xff", "it is no other byte");
    }
}
