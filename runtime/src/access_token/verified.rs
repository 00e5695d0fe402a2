//! An access token that was checked: its claims go in; who it is for, what it permits and for how long come out.

use std::{
    fmt,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use super::{claims::Claims, grants::Grants, instant};

/// An access token that an [`AccessTokenValidator`](crate::AccessTokenValidator) accepted.
///
/// `Debug` shows neither the identity nor other personal data of the grants.
///
/// # Examples
/// ```
/// # use twilio_runtime::{AccessTokenError, AccessTokenValidator};
/// # fn greet(validator: &AccessTokenValidator, token: &str) -> Result<String, AccessTokenError> {
/// let token = validator.check(token)?;
/// Ok(format!("Hello {}", token.identity().unwrap_or("stranger")))
/// # }
/// ```
#[derive(Clone)]
pub struct VerifiedAccessToken {
    pub(super) claims: Claims,
    pub(super) region: Option<String>,
}

impl VerifiedAccessToken {
    /// Returns who the token is for.
    pub fn identity(&self) -> Option<&str> {
        self.grants().identity.as_deref()
    }

    /// Returns what the token permits.
    pub fn grants(&self) -> &Grants {
        &self.claims.grants
    }

    /// Returns the SID of the account.
    pub fn account_sid(&self) -> &str {
        &self.claims.account
    }

    /// Returns the SID of the API key that signed the token.
    pub fn key_sid(&self) -> &str {
        &self.claims.issuer
    }

    /// Returns the identifier of the token (`jti`), if it has one.
    pub fn id(&self) -> Option<&str> {
        self.claims.id.as_deref()
    }

    /// Returns the region of the token, if it is not `us1`.
    pub fn region(&self) -> Option<&str> {
        self.region.as_deref()
    }

    /// Returns when the token expires.
    pub fn expires_at(&self) -> SystemTime {
        self.claims.expires
    }

    /// Returns when the session began: when its first token was made.
    ///
    /// The tokens of this crate contain it as the claim `auth_time`, which is the same in each token of a session. In a token of
    /// another library, it is the earlier of the times at which the token was issued (`iat`) and from which it is valid (`nbf`), or 24
    /// hours before it expires.
    pub fn session_start(&self) -> SystemTime {
        let claims = &self.claims;
        let start = claims.session_start.or_else(|| self.start());
        start.unwrap_or_else(|| {
            let earliest = claims.expires.checked_sub(instant::MAX_LIFETIME);
            earliest.unwrap_or(UNIX_EPOCH)
        })
    }

    /// Returns how long the token lasts in all, within the limits for a token that is made.
    pub(super) fn lifetime(&self) -> Duration {
        let start = self.claims.issued.or(self.claims.not_before);
        let lifetime = start.and_then(|start| self.claims.expires.duration_since(start).ok());
        lifetime
            .unwrap_or(instant::DEFAULT_LIFETIME)
            .clamp(Duration::from_secs(1), instant::MAX_LIFETIME)
    }

    fn start(&self) -> Option<SystemTime> {
        let times = [self.claims.issued, self.claims.not_before];
        times.into_iter().flatten().min()
    }
}

impl fmt::Debug for VerifiedAccessToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("VerifiedAccessToken")
            .field("key_sid", &self.claims.issuer)
            .field("account_sid", &self.claims.account)
            .field("grants", &self.claims.grants)
            .field("region", &self.region)
            .field("expires_at", &self.claims.expires)
            .finish_non_exhaustive()
    }
}
