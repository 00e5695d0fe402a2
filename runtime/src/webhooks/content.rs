//! The URL, the type and the body of a request in; the part of its content that is in the signature out, unless the body is not
//! the one that was signed.

use std::fmt::Write as _;

use http::{HeaderMap, header::CONTENT_TYPE};
use sha2::{Digest, Sha256};

use super::{BODY_HASH, error::WebhookError, form};

/// The type of a form.
const FORM: &[u8] = b"application/x-www-form-urlencoded";

/// Returns what the signature covers beside the URL: the fields of a form. Of any other body the query contains a hash, and so
/// the signature of the URL covers it.
pub(super) fn signed(url: &str, headers: &HeaderMap, body: &[u8]) -> Result<Vec<u8>, WebhookError> {
    if is_form(headers) {
        return Ok(form::signed(body));
    }
    match hash_in(url) {
        Some(hash) if hash.eq_ignore_ascii_case(&hash_of(body)) => Ok(Vec::new()),
        Some(_) => Err(WebhookError::BodyHashMismatch),
        None if body.is_empty() => Ok(Vec::new()),
        None => Err(WebhookError::MissingBodyHash),
    }
}

/// Whether the body is a form. A body with two types needs a hash, because it is unknown which type the application uses.
fn is_form(headers: &HeaderMap) -> bool {
    let mut types = headers.get_all(CONTENT_TYPE).iter();
    let (Some(media_type), None) = (types.next(), types.next()) else {
        return false;
    };
    let essence = media_type.as_bytes().split(|byte| *byte == b';').next();
    essence.is_some_and(|essence| essence.trim_ascii().eq_ignore_ascii_case(FORM))
}

/// Returns the hash of the body that a URL names. The first one counts.
pub(super) fn hash_in(url: &str) -> Option<String> {
    let url = url.split('#').next()?;
    let (_, query) = url.split_once('?')?;
    let mut pairs = form::pairs(query.as_bytes());
    let (_, value) = pairs.find(|(name, _)| **name == *BODY_HASH.as_bytes())?;
    String::from_utf8(value.into_owned()).ok()
}

/// Returns the hash of a body as a query contains it.
pub(super) fn hash_of(body: &[u8]) -> String {
    Sha256::digest(body)
        .iter()
        .fold(String::new(), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
}
