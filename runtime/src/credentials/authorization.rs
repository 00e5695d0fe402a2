//! The value of an `Authorization` header: secrets in, bytes that are overwritten at the end out.

use std::fmt;

use bytes::Bytes;
use http::HeaderValue;
use zeroize::Zeroizing;

use crate::encoding::basic;

const BEARER: &str = "Bearer ";

/// What a request carries as `Authorization`. A clone shares it.
///
/// `Debug` does not show it, and its memory is overwritten when the last clone goes.
#[derive(Clone, PartialEq)]
pub struct Authorization(Option<HeaderValue>);

impl Authorization {
    /// Returns a user name and a password for Basic authentication, unless one of them is empty or the name holds a
    /// colon, which would end it.
    pub fn basic(username: &str, password: &str) -> Option<Self> {
        let is_complete = !username.is_empty() && !password.is_empty();
        (is_complete && !username.contains(':'))
            .then(|| Self::of(basic::scheme_and_value(username, password)))
            .flatten()
    }

    /// Returns an access token, unless it is empty or holds what a header can't carry.
    pub fn bearer(token: &str) -> Option<Self> {
        let is_token = !token.is_empty() && token.bytes().all(|byte| byte.is_ascii_graphic());
        // Room for all of it from the start, because a buffer that grows leaves its old memory behind.
        let mut text = Zeroizing::new(Vec::with_capacity(BEARER.len() + token.len()));
        text.extend_from_slice(BEARER.as_bytes());
        text.extend_from_slice(token.as_bytes());
        is_token.then(|| Self::of(text)).flatten()
    }

    /// Returns no header at all.
    pub fn none() -> Self {
        Self(None)
    }

    pub(crate) fn header(&self) -> Option<HeaderValue> {
        self.0.clone()
    }

    fn of(text: Zeroizing<Vec<u8>>) -> Option<Self> {
        // The header shares these bytes, and the last header overwrites them.
        let mut value = HeaderValue::from_maybe_shared(Bytes::from_owner(text)).ok()?;
        value.set_sensitive(true);
        Some(Self(Some(value)))
    }
}

impl fmt::Debug for Authorization {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_some() {
            "Authorization([hidden])"
        } else {
            "Authorization(none)"
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Authorization;

    fn text(authorization: Option<Authorization>) -> Option<String> {
        let header = authorization?.header()?;
        assert!(header.is_sensitive());
        Some(header.to_str().expect("ASCII").to_owned())
    }

    #[test]
    fn what_a_header_can_not_carry_is_none() {
        assert_eq!(
            text(Authorization::basic("a", "b:c")).as_deref(),
            Some("Basic YTpiOmM=")
        );
        assert_eq!(
            text(Authorization::basic("é", "✓")).as_deref(),
            Some("Basic w6k64pyT")
        );
        for (username, password) in [("", "b"), ("a", ""), ("a:", "b")] {
            assert_eq!(Authorization::basic(username, password), None);
        }
        assert_eq!(
            text(Authorization::bearer("a.b-c")).as_deref(),
            Some("Bearer a.b-c")
        );
        for token in ["", "a b", "a\r\nX: y", "é"] {
            assert_eq!(Authorization::bearer(token), None, "{token:?}");
        }
    }
}
