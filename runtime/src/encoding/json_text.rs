//! Free-form JSON in a form field or a body: what a value serialized to in, the text that is sent out.

use std::borrow::Cow;

use serde::de::IgnoredAny;
use serde_json::Value;

use crate::values::salvage::json_of;

/// Returns a value as compact JSON.
// Not by `to_string` of the value, which holds the code for indented JSON too.
pub(crate) fn compact(value: &Value) -> String {
    // The keys are texts, and writing to a `String` does not fail.
    serde_json::to_string(value).unwrap_or_default()
}

/// Returns the field's text for a value that serialized to `json`: a string goes raw, everything else as compact JSON.
pub(crate) fn field_text(json: String) -> Cow<'static, str> {
    if json.starts_with('"') {
        // What the serializer wrote reads back; were it otherwise, the text as it is would be the nearest thing.
        match json_of(&json) {
            Some(Value::String(text)) => text.into(),
            _ => json.into(),
        }
    } else {
        json.into()
    }
}

/// Returns the body for a value that serialized to `json`: a string is JSON text, which goes raw.
///
/// # Errors
/// A string that is not JSON.
pub(crate) fn body_text(json: String) -> Result<String, serde_json::Error> {
    if !json.starts_with('"') {
        return Ok(json);
    }
    let text: String = serde_json::from_str(&json)?;
    serde_json::from_str::<IgnoredAny>(&text)?;
    Ok(text)
}

/// Whether JSON is an object.
pub(crate) fn is_object(json: &[u8]) -> bool {
    json.trim_ascii_start().starts_with(b"{")
}

#[cfg(test)]
mod tests {
    use super::{body_text, field_text, is_object};

    #[test]
    fn text_is_a_body_if_it_is_json() {
        assert_eq!(body_text(r#"{"a":1}"#.to_owned()).unwrap(), r#"{"a":1}"#);
        assert_eq!(
            body_text(r#"" {\"a\":1}""#.to_owned()).unwrap(),
            r#" {"a":1}"#
        );
        assert!(body_text(r#""{""#.to_owned()).is_err());
        assert!(is_object(b" \n{}"));
        assert!(
            ["null", "[]", "1", r#""{}""#]
                .iter()
                .all(|json| !is_object(json.as_bytes()))
        );
    }

    #[test]
    fn a_string_goes_raw_and_the_rest_as_json() {
        for (json, text) in [
            (r#""a \"b\"\n é""#, "a \"b\"\n é"),
            (r#"{"a":null}"#, r#"{"a":null}"#),
            ("[]", "[]"),
            ("true", "true"),
            ("null", "null"),
            ("1", "1"),
        ] {
            assert_eq!(field_text(json.to_owned()), text);
        }
    }
}
