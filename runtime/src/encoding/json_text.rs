//! Free-form JSON in a form field: a JSON text in, the text of the field out.

use std::borrow::Cow;

use serde_json::Value;

/// Returns the field's text for a value that serialized to `json`: a string goes raw, everything else as compact JSON.
pub(crate) fn field_text(json: String) -> Cow<'static, str> {
    if json.starts_with('"') {
        // What the serializer wrote reads back; were it otherwise, the text as it is would be the nearest thing.
        match json.parse() {
            Ok(Value::String(text)) => text.into(),
            Ok(_) | Err(_) => json.into(),
        }
    } else {
        json.into()
    }
}

#[cfg(test)]
mod tests {
    use super::field_text;

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
