//! Basic authentication: a user name and a password in, the text of the header out.

use zeroize::Zeroizing;

use super::base64;

const SCHEME: &str = "Basic ";

/// Returns the header's text. No copy of the password is left behind.
pub(crate) fn scheme_and_value(username: &str, password: &str) -> Zeroizing<Vec<u8>> {
    // Room for all of it from the start, because a buffer that grows leaves its old memory behind.
    let mut pair = Zeroizing::new(Vec::with_capacity(username.len() + 1 + password.len()));
    pair.extend_from_slice(username.as_bytes());
    pair.push(b':');
    pair.extend_from_slice(password.as_bytes());
    let encoded = Zeroizing::new(base64::encode(&pair));
    let mut text = Zeroizing::new(Vec::with_capacity(SCHEME.len() + encoded.len()));
    text.extend_from_slice(SCHEME.as_bytes());
    text.extend_from_slice(encoded.as_bytes());
    text
}
