//! Whether two requests of recordings are the same: both go in, and what either hides can be anything.

use serde_json::{Map, Value};

use crate::personal_values::{HIDDEN, HIDDEN_IN_URL, nested};

/// Whether two values are the same but for what is hidden in them.
pub(super) fn is_same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::String(one), Value::String(other)) => is_same_text(one, other),
        (Value::String(hidden), other) | (other, Value::String(hidden)) if is_hole(hidden) => {
            !other.is_object() && !other.is_array()
        }
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len()
                && one
                    .iter()
                    .zip(other)
                    .all(|(one, other)| is_same(one, other))
        }
        (Value::Object(one), Value::Object(other)) => are_same_members(one, other),
        (one, other) => one == other,
    }
}

fn are_same_members(one: &Map<String, Value>, other: &Map<String, Value>) -> bool {
    let mut left: Vec<_> = other.iter().collect();
    one.len() == other.len()
        && one.iter().all(|(name, value)| {
            let is_equal = |(other, _): &(&String, &Value)| *other == name;
            let is_like = |(other, found): &(&String, &Value)| {
                is_same_text(name, other) && is_same(value, found)
            };
            let found = left
                .iter()
                .position(is_equal)
                .or_else(|| left.iter().position(is_like));
            found.is_some_and(|at| is_same(value, left.swap_remove(at).1))
        })
}

fn is_same_text(one: &str, other: &str) -> bool {
    let is_same_json = || Some(is_same(&nested(one)?, &nested(other)?));
    are_same_words(one, other) || is_same_json().unwrap_or_default()
}

fn are_same_words(one: &str, other: &str) -> bool {
    let (one, other) = (plain(one), plain(other));
    one == other || fits(&one, &other) || fits(&other, &one)
}

fn is_hole(text: &str) -> bool {
    plain(text) == HIDDEN
}

/// Returns a text with every hole written in one way.
fn plain(text: &str) -> String {
    let text = text.replace(HIDDEN_IN_URL, HIDDEN);
    let mut parts = text.split(HIDDEN);
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out.push_str(HIDDEN);
        // Several in one place are numbered.
        out.push_str(part.trim_start_matches(|c: char| c.is_ascii_digit()));
    }
    out
}

/// Whether `text` is `pattern` with anything in its holes.
fn fits(pattern: &str, text: &str) -> bool {
    let parts: Vec<_> = pattern.split(HIDDEN).collect();
    let [first, between @ .., last] = parts.as_slice() else {
        return pattern == text;
    };
    let Some(mut rest) = text.strip_prefix(first) else {
        return false;
    };
    for part in between {
        match rest.split_once(part) {
            Some((_, after)) => rest = after,
            None => return false,
        }
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::is_same;

    #[test]
    fn what_is_hidden_can_be_anything() {
        for (one, other, expected) in [
            (json!("a"), json!("a"), true),
            (json!("a"), json!("b"), false),
            (json!("[redacted]"), json!("Ada"), true),
            (json!("[redacted]"), json!(4711), true),
            (json!("[redacted]"), json!(["a"]), false),
            (json!("for [redacted]!"), json!("for Ada!"), true),
            (json!("for [redacted]!"), json!("from Ada!"), false),
            (json!("[redacted]-[redacted]-x"), json!("a-b-x"), true),
            (json!("[redacted]-[redacted]-x"), json!("a-x"), false),
            (json!("a[redacted]a"), json!("a"), false),
            (json!("/a/%5Bredacted%5D2"), json!("/a/Ada"), true),
            (
                json!({"a": "[redacted]", "b": 1}),
                json!({"b": 1, "a": true}),
                true,
            ),
            (
                json!({"a": "[redacted]", "b": 1}),
                json!({"b": 2, "a": true}),
                false,
            ),
            (
                json!({"[redacted]": 1, "[redacted]2": 2}),
                json!({"x": 2, "y": 1}),
                true,
            ),
            (json!({"[redacted]": 1}), json!({"x": 2}), false),
            (
                json!(r#"{"a":"[redacted]","b":1}"#),
                json!(r#"{"a":4711471,"b":1}"#),
                true,
            ),
            (
                json!(r#"{"a":"[redacted]","b":1}"#),
                json!(r#"{"a":4711471,"b":2}"#),
                false,
            ),
        ] {
            assert_eq!(is_same(&one, &other), expected, "{one} {other}");
            assert_eq!(is_same(&other, &one), expected, "{other} {one}");
        }
    }
}
