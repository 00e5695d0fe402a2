//! The text of a token that was made: a text goes in, the same text comes out, and nothing of it in `Debug`.

use std::{fmt, time::SystemTime};

use zeroize::Zeroizing;

use super::instant;

/// A signed token, for a browser or a phone.
///
/// Whoever has the text has what the token permits until it expires, so send it over HTTPS only, and write it to no log: `Debug` does
/// not show it. Its memory is overwritten when it is dropped; the copies that others make of [`as_str`](Self::as_str) are not.
///
/// # Examples
/// ```
/// # use twilio_runtime::{AccessToken, AccessTokenKey, ChatGrant, SignedToken};
/// # fn answer(key: &AccessTokenKey) -> Result<serde_json::Value, twilio_runtime::Error> {
/// let token = AccessToken::new("guest-17").sign(key)?;
/// assert_eq!(token.as_str().split('.').count(), 3);
/// assert!(format!("{token:?}").starts_with("SignedToken([hidden]"));
/// Ok(serde_json::json!({"token": token.as_str()}))
/// # }
/// # let sid = |prefix| format!("{prefix}0123456789abcdef0123456789abcdef");
/// # answer(&AccessTokenKey::new(sid("AC"), sid("SK"), "secret")?)?;
/// # Ok::<(), twilio_runtime::Error>(())
/// ```
#[derive(Clone)]
pub struct SignedToken {
    text: Zeroizing<String>,
    expires_at: SystemTime,
}

impl SignedToken {
    pub(super) fn new(text: Zeroizing<String>, expires_at: SystemTime) -> Self {
        Self { text, expires_at }
    }

    /// Returns the text of the token.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Returns when the token expires.
    pub fn expires_at(&self) -> SystemTime {
        self.expires_at
    }
}

impl fmt::Debug for SignedToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let expires = instant::seconds(self.expires_at);
        write!(f, "SignedToken([hidden], expires: {expires})")
    }
}
