//! A text in, whether it is a SID, or which SIDs are in it, out.

use std::sync::LazyLock;

use regex_lite::{Captures, Regex};

/// The digits of a SID.
const DIGITS: usize = 32;

static SID: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\b[A-Z]{2}[0-9a-f]{32}\b").expect("a pattern"));

/// Whether a text is a SID with one of these prefixes; with none, any two letters are one. An error is what was expected.
pub(crate) fn check(prefixes: &[String], text: &str) -> Result<(), String> {
    let (prefix, digits) = text.split_at_checked(2).unwrap_or((text, ""));
    let is_known = match prefixes {
        [] => prefix.bytes().all(|byte| byte.is_ascii_uppercase()),
        prefixes => prefixes.iter().any(|known| known == prefix),
    };
    let are_digits = digits.len() == DIGITS && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    if is_known && are_digits {
        return Ok(());
    }
    let expected = match prefixes {
        [] => "two letters".to_owned(),
        prefixes => prefixes.join(" or "),
    };
    Err(format!("a SID: {expected} and {DIGITS} hexadecimal digits"))
}

/// Whether a text is a SID of any kind.
pub(crate) fn is_sid(text: &str) -> bool {
    check(&[], text).is_ok()
}

/// A text with other SIDs in place of those in it.
pub(crate) fn replace_all(text: &str, mut with: impl FnMut(&str) -> String) -> String {
    SID.replace_all(text, |found: &Captures<'_>| with(&found[0]))
        .into_owned()
}
