//! A successful response whose body has another shape than expected: the response and what serde found go in, an error with the
//! place and the bytes comes out.

use std::{error::Error, fmt, str::Utf8Error};

use bytes::Bytes;

use crate::{http_response::HttpResponse, json_path};

/// How much of a body is kept.
const KEPT: usize = 1024 * 1024;

/// Why a body could not be decoded.
#[derive(Debug)]
pub enum Malformed {
    /// It is not JSON, or JSON of another shape.
    Json(serde_json::Error),
    /// It is not text.
    Text(Utf8Error),
    /// It is encoded in a way that could not be decoded.
    Encoding(String),
}

/// A body that could not be decoded.
pub(crate) struct DecodeError {
    status: u16,
    request_id: Option<String>,
    path: String,
    body: Bytes,
    cause: DecodeCause,
}

/// What serde found wrong, without the value it found.
#[derive(Debug)]
struct DecodeCause(String);

impl DecodeError {
    pub(crate) fn new(response: HttpResponse, error: &Malformed) -> Self {
        let request_id = response.request_id().map(str::to_owned);
        let HttpResponse { status, body, .. } = response;
        let path = match error {
            Malformed::Json(error) => json_path::path_at(&body, error.line(), error.column()),
            Malformed::Text(error) => json_path::path_after(&body[..error.valid_up_to()]),
            Malformed::Encoding(_) => String::new(),
        };
        // Copied where it is cut, so that the rest is not held in memory.
        let body = body
            .get(..KEPT)
            .map_or(body.clone(), Bytes::copy_from_slice);
        Self {
            status,
            request_id,
            path,
            body,
            cause: DecodeCause::new(error),
        }
    }

    pub(crate) fn status(&self) -> u16 {
        self.status
    }

    pub(crate) fn request_id(&self) -> Option<&str> {
        self.request_id.as_deref()
    }

    pub(crate) fn path(&self) -> &str {
        &self.path
    }

    pub(crate) fn body(&self) -> &[u8] {
        &self.body
    }
}

impl From<serde_json::Error> for Malformed {
    fn from(error: serde_json::Error) -> Self {
        Self::Json(error)
    }
}

impl From<Utf8Error> for Malformed {
    fn from(error: Utf8Error) -> Self {
        Self::Text(error)
    }
}

impl DecodeCause {
    fn new(error: &Malformed) -> Self {
        Self(match error {
            Malformed::Json(error) => without_value(&error.to_string()),
            Malformed::Text(error) => error.to_string(),
            Malformed::Encoding(reason) => reason.clone(),
        })
    }
}

/// Takes the offending value out of serde's message, because it can be personal data:
/// `invalid type: string "Ada", expected i64 at line 1 column 9` loses `"Ada"`.
pub(crate) fn without_value(message: &str) -> String {
    const EXPECTED: &[u8] = b", expected ";
    let found = message
        .strip_prefix("invalid type: ")
        .or_else(|| message.strip_prefix("invalid value: "));
    let mut windows = message.as_bytes().windows(EXPECTED.len());
    let expected = windows.rposition(|window| window == EXPECTED);
    match (found, expected.and_then(|at| message.get(at..))) {
        (Some(found), Some(expected)) => {
            let kind = found.split([' ', ',']).next().unwrap_or_default();
            format!("found {kind}{expected}")
        }
        _ => message.to_owned(),
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unexpected response body (status {})", self.status)?;
        if self.path.is_empty() {
            Ok(())
        } else {
            write!(f, " at {}", self.path)
        }
    }
}

impl Error for DecodeError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.cause)
    }
}

impl fmt::Debug for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DecodeError")
            .field("status", &self.status)
            .field("path", &self.path)
            .finish_non_exhaustive()
    }
}

impl fmt::Display for DecodeCause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Error for DecodeCause {}

#[cfg(test)]
mod tests {
    use super::without_value;

    #[test]
    fn a_cause_does_not_show_the_value() {
        for (json, expected) in [
            (
                r#""Ada, expected \"Lovelace\"""#,
                "found string, expected i64 at line 1 column 28",
            ),
            ("null", "found null, expected i64 at line 1 column 4"),
            ("1.5", "found floating, expected i64 at line 1 column 3"),
        ] {
            let error = serde_json::from_str::<i64>(json).expect_err("no integer");
            assert_eq!(without_value(&error.to_string()), expected);
        }
    }
}
