//! Header names and values: text in, what may be sent out, or a refusal. Nothing is stripped or changed.

use http::{HeaderName, HeaderValue};

/// Headers that frame the message or steer the connection: the transport's alone.
const RESERVED: [&str; 7] = [
    "connection",
    "content-length",
    "host",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
];

/// Returns `text` as a header value that arrives as it is. Who reads a header drops the spaces around its value, so text
/// that begins or ends with one would not.
pub(crate) fn value(text: &str) -> Option<HeaderValue> {
    if text.starts_with(' ') || text.ends_with(' ') {
        return None;
    }
    visible(text)
}

/// Returns `text` as a header value, unless it holds a control character or a character outside ASCII.
pub(crate) fn visible(text: &str) -> Option<HeaderValue> {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        HeaderValue::from_str(text).ok()
    } else {
        None
    }
}

/// Returns `text` as a header name, unless it is invalid or belongs to the transport.
pub(crate) fn name(text: &str) -> Option<HeaderName> {
    let name = HeaderName::from_bytes(text.as_bytes()).ok()?;
    if RESERVED.contains(&name.as_str()) {
        None
    } else {
        Some(name)
    }
}

#[cfg(test)]
mod tests {
    use super::{name, value};

    #[test]
    fn unsendable_values_are_refused() {
        for text in ["a\r\nX: y", "a\n", "a\tb", "\0", "\x7f", "é", " a", "a "] {
            assert_eq!(value(text), None, "{text:?}");
        }
        assert_eq!(
            value("~ a=\"b\"")
                .as_ref()
                .and_then(|value| value.to_str().ok()),
            Some("~ a=\"b\"")
        );
        assert!(value("").is_some());
    }

    #[test]
    fn framing_headers_belong_to_the_transport() {
        for text in [
            "Content-Length",
            "transfer-encoding",
            "Host",
            "a b",
            "",
            "a:",
        ] {
            assert_eq!(name(text), None, "{text:?}");
        }
        assert!(name("Ui-Version").is_some());
    }
}
