//! Percent-encoded text in; the text, or why it can't be decoded, out.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

/// Decodes a text. A `+` stays what it is.
pub(crate) fn decode(text: &str) -> Result<Cow<'_, str>, String> {
    if let Some(bad) = bad_escape(text) {
        return Err(format!("`{bad}` is not a percent escape"));
    }
    let decoded = percent_decode_str(text).decode_utf8();
    decoded.map_err(|_| "the percent escapes are not UTF-8".to_owned())
}

/// The pairs of a form or a query.
pub(crate) fn decode_pairs(text: &str) -> Result<Vec<(String, String)>, String> {
    let mut pairs = Vec::new();
    for pair in text.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let plain = |text: &str| decode(&text.replace('+', " ")).map(Cow::into_owned);
        let name = plain(name)?;
        let value = plain(value).map_err(|problem| format!("{problem} in {name}"))?;
        pairs.push((name, value));
    }
    Ok(pairs)
}

/// A `%` without two hexadecimal digits behind it, with what is there.
fn bad_escape(text: &str) -> Option<String> {
    let mut rest = text;
    while let Some((_, after)) = rest.split_once('%') {
        let digits: String = after.chars().take(2).collect();
        if digits.len() != 2 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Some(format!("%{digits}"));
        }
        rest = after.get(2..).unwrap_or_default();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{decode, decode_pairs};

    #[test]
    fn what_is_not_an_escape_is_named() {
        for (text, bad) in [
            ("%", "`%`"),
            ("a%zz", "`%zz`"),
            ("%4", "`%4`"),
            ("%é1", "`%é1`"),
        ] {
            let problem = decode(text).expect_err(text);
            assert!(problem.starts_with(bad), "{problem}");
        }
        assert!(decode("%ff").is_err());
        assert_eq!(decode("a%20b+c").as_deref(), Ok("a b+c"));
    }

    #[test]
    fn pairs_keep_their_order_and_repeat_names() {
        let pairs = decode_pairs("A=1+1&&B&A=%26").expect("pairs");
        let expected = [("A", "1 1"), ("B", ""), ("A", "&")];
        let expected = expected.map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!(pairs, expected);
    }
}
