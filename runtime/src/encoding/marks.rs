//! Short marks in texts, such as `://`: a text and a mark go in, what is around the mark comes out.
//!
//! The standard library searches for texts of any length, with several kilobytes of code that differ for each way to ask.
//! These are called, and never copied to where they are called from.

/// Returns what is before and after the first `mark`.
#[inline(never)]
pub(crate) fn split_once<'a>(text: &'a str, mark: &str) -> Option<(&'a str, &'a str)> {
    let (before, _) = split_bytes_once(text.as_bytes(), mark.as_bytes())?;
    Some((
        text.get(..before.len())?,
        text.get(before.len() + mark.len()..)?,
    ))
}

/// Returns what is before and after the first `mark`.
#[inline(never)]
pub(crate) fn split_bytes_once<'a>(bytes: &'a [u8], mark: &[u8]) -> Option<(&'a [u8], &'a [u8])> {
    // A mark without a byte is nowhere.
    let mut windows = bytes.windows(mark.len().max(1));
    let at = windows.position(|window| window == mark)?;
    Some((bytes.get(..at)?, bytes.get(at + mark.len()..)?))
}

/// Returns a text with `new` in place of each `mark`.
#[inline(never)]
pub(crate) fn replace(text: &str, mark: &str, new: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = split_once(rest, mark) {
        out.push_str(before);
        out.push_str(new);
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::{replace, split_once};

    #[test]
    fn marks_are_found_where_the_standard_library_finds_them() {
        for (text, mark) in [
            ("https://a://b", "://"),
            ("a:/b", "://"),
            ("", "x"),
            ("x", "x"),
            ("é\u{1f600}é", "\u{1f600}"),
            ("aaa", "aa"),
            ("é, expected è", ", expected "),
        ] {
            assert_eq!(split_once(text, mark), text.split_once(mark), "{text}");
            assert_eq!(replace(text, mark, "-"), text.replace(mark, "-"), "{text}");
        }
        assert_eq!(split_once("a", ""), None);
        assert_eq!(replace("a", "", "-"), "a");
    }
}
