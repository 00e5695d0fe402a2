//! Keys in, JSON pointers (RFC 6901) out, and back; or the steps of a JSONPath.

use std::borrow::Cow;
use std::fmt::Write as _;

/// Appends one step to a pointer.
pub fn push(pointer: &mut String, key: &str) {
    pointer.push('/');
    for character in key.chars() {
        match character {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            _ => pointer.push(character),
        }
    }
}

/// Appends the name of a member to a JSONPath (RFC 9535), quoted where it has to be.
pub(crate) fn push_name(path: &mut String, name: &str) {
    let is_plain = !name.is_empty()
        && !name.starts_with(|first: char| first.is_ascii_digit())
        && name
            .chars()
            .all(|character| character.is_ascii_alphanumeric() || character == '_');
    if is_plain {
        path.extend([".", name]);
    } else {
        path.extend(["[", &quoted(name), "]"]);
    }
}

/// A text as a string literal of JSONPath, in single quotes.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::from("'");
    for character in text.chars() {
        match character {
            '\'' | '\\' => quoted.extend(['\\', character]),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            _ if character.is_control() => {
                // Writing to a `String` does not fail.
                let _ = write!(quoted, "\\u{:04x}", u32::from(character));
            }
            _ => quoted.push(character),
        }
    }
    quoted.push('\'');
    quoted
}

/// The keys of a pointer, from the root on.
pub fn keys(pointer: &str) -> impl Iterator<Item = Cow<'_, str>> {
    pointer.split('/').skip(1).map(unescape)
}

/// The key that one step of a pointer means.
pub(crate) fn unescape(step: &str) -> Cow<'_, str> {
    if step.contains('~') {
        Cow::Owned(step.replace("~1", "/").replace("~0", "~"))
    } else {
        Cow::Borrowed(step)
    }
}
