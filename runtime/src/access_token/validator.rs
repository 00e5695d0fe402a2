//! The checking of access tokens: keys and a token go in; what the token contains comes out, or why it is not valid. The next token
//! of the same session comes out as well.

use std::time::{Duration, SystemTime};

use serde_json::Value;

use super::{
    claims::{self, Claims, Times},
    error::AccessTokenError,
    instant,
    jwt::{self, Object, TokenParts},
    key::AccessTokenKey,
    signed_token::SignedToken,
    verified::VerifiedAccessToken,
};

/// Checks access tokens that browsers send back, and makes the next one for the same session.
///
/// It accepts a token that one of the keys signed with HS256, that names this key and its account, and that is valid now, whether this
/// crate or one of Twilio's libraries made it. The signature is compared in constant time.
///
/// A token proves who was given it, not who sends it. A server that answers a valid token with the next one prolongs a session, so
/// [`renew`](Self::renew) takes how long one may last in all.
///
/// # Examples
/// ```
/// use std::time::{Duration, SystemTime};
/// use twilio_runtime::{AccessToken, AccessTokenError, AccessTokenKey, AccessTokenValidator};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let secret = "secret";
/// let account = "AC0123456789abcdef0123456789abcdef";
/// let key = AccessTokenKey::new(account, "SK0123456789abcdef0123456789abcdef", secret)?;
/// let validator = AccessTokenValidator::new(key.clone());
/// let token = AccessToken::new("guest-17").sign(&key)?;
///
/// // The browser asks for its next token with the last one.
/// let session = validator.check(token.as_str())?;
/// assert_eq!(session.identity(), Some("guest-17"));
/// let next = validator.renew(&session, Duration::from_secs(8 * 60 * 60))?;
///
/// // Tests need not wait.
/// let later = SystemTime::now() + Duration::from_secs(2 * 60 * 60);
/// assert_eq!(validator.check_at(next.as_str(), later).unwrap_err(), AccessTokenError::Expired);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
#[must_use]
pub struct AccessTokenValidator {
    /// The one that signs comes first.
    keys: Vec<AccessTokenKey>,
    leeway: Duration,
}

impl AccessTokenValidator {
    /// A validator that accepts the tokens of this key, and signs the next ones with it.
    pub fn new(key: AccessTokenKey) -> Self {
        Self {
            keys: vec![key],
            leeway: Duration::ZERO,
        }
    }

    /// Accepts the tokens of this key too, and signs none with it.
    ///
    /// To change keys without ending sessions, make the validator with the new key and give it the old one here, for as long as a token
    /// lasts. The keys are those of one account: a session of another account is not renewed.
    pub fn accept_key(mut self, key: AccessTokenKey) -> Self {
        self.keys.push(key);
        self
    }

    /// Sets by how much the clocks of the servers may differ: a token is accepted so long before it is valid, and so long after it
    /// expired. It is zero unless it is set.
    pub fn leeway(mut self, leeway: Duration) -> Self {
        self.leeway = leeway;
        self
    }

    /// Checks a token.
    ///
    /// On `wasm32-unknown-unknown` the system has no clock: use [`check_at`](Self::check_at).
    ///
    /// # Errors
    /// The first reason for which the token is not valid.
    #[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
    pub fn check(&self, token: &str) -> Result<VerifiedAccessToken, AccessTokenError> {
        self.check_at(token, SystemTime::now())
    }

    /// Checks a token as if it were `now`.
    ///
    /// # Errors
    /// The first reason for which the token is not valid.
    pub fn check_at(
        &self,
        token: &str,
        now: SystemTime,
    ) -> Result<VerifiedAccessToken, AccessTokenError> {
        let parts = TokenParts::of(token).ok_or(AccessTokenError::Malformed)?;
        if parts.header.get("alg").and_then(Value::as_str) != Some(jwt::ALGORITHM) {
            return Err(AccessTokenError::Algorithm);
        }
        let key = self.signer(&parts)?;
        check_type(&parts.header)?;
        let claims = claims::read(parts.claims().ok_or(AccessTokenError::Malformed)?)?;
        check_parties(&claims, key)?;
        self.check_times(&claims, now)?;
        let region = parts.header.get("twr").and_then(Value::as_str);
        Ok(VerifiedAccessToken {
            claims,
            region: region.map(str::to_owned),
        })
    }

    /// Makes the next token of a session: for the same identity, with the same grants and region, and as long as the last one, but no
    /// longer than `session_limit` from when the session began, which [`session_start`](VerifiedAccessToken::session_start) returns.
    ///
    /// On `wasm32-unknown-unknown` the system has no clock: use [`renew_at`](Self::renew_at).
    ///
    /// # Errors
    /// Those of [`renew_at`](Self::renew_at).
    #[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
    pub fn renew(
        &self,
        token: &VerifiedAccessToken,
        session_limit: Duration,
    ) -> Result<SignedToken, AccessTokenError> {
        self.renew_at(token, session_limit, SystemTime::now())
    }

    /// Makes the next token of a session as if it were `now`.
    ///
    /// # Errors
    /// - [`Account`](crate::AccessTokenError::Account) if the token is for another account than that of the key that signs.
    /// - [`Expired`](crate::AccessTokenError::Expired) if the token has expired since it was checked.
    /// - [`SessionOver`](crate::AccessTokenError::SessionOver) if less than a second of the session is left.
    /// - [`Malformed`](crate::AccessTokenError::Malformed) if the next token would be longer than 64 KiB.
    pub fn renew_at(
        &self,
        token: &VerifiedAccessToken,
        session_limit: Duration,
        now: SystemTime,
    ) -> Result<SignedToken, AccessTokenError> {
        let key = self.keys.first().ok_or(AccessTokenError::Issuer)?;
        if token.account_sid() != key.account_sid() {
            return Err(AccessTokenError::Account);
        }
        self.check_times(&token.claims, now)?;
        let issued = instant::seconds(now);
        let session_start = instant::seconds(token.session_start());
        let session_end = session_start.saturating_add(session_limit.as_secs());
        if issued >= session_end {
            return Err(AccessTokenError::SessionOver);
        }
        let expires = issued.saturating_add(token.lifetime().as_secs());
        let times = Times {
            issued,
            not_before: issued,
            expires: expires.min(session_end),
            session_start,
        };
        let grants = token.claims.grants_json.clone();
        claims::sign(key, grants, token.region(), times).ok_or(AccessTokenError::Malformed)
    }

    /// Returns the key that signed a token.
    fn signer(&self, parts: &TokenParts<'_>) -> Result<&AccessTokenKey, AccessTokenError> {
        let signer = |key: &&AccessTokenKey| parts.is_signed_with(key.secret());
        if let Some(key) = self.keys.iter().find(signer) {
            return Ok(key);
        }
        // Nothing that a stranger wrote counts, but it may explain to the owner of the keys that one is missing.
        let claims = parts.claims().ok_or(AccessTokenError::Malformed)?;
        let issuer = claims.get("iss").and_then(Value::as_str);
        let is_known = self.keys.iter().any(|key| Some(key.sid()) == issuer);
        Err(if is_known || issuer.is_none() {
            AccessTokenError::Signature
        } else {
            AccessTokenError::Issuer
        })
    }

    fn check_times(&self, claims: &Claims, now: SystemTime) -> Result<(), AccessTokenError> {
        let since = instant::since_1970;
        let now = since(now);
        if now >= since(claims.expires).saturating_add(self.leeway) {
            return Err(AccessTokenError::Expired);
        }
        match claims.not_before {
            Some(start) if now.saturating_add(self.leeway) < since(start) => {
                Err(AccessTokenError::NotYetValid)
            }
            Some(_) | None => Ok(()),
        }
    }
}

/// Checks that the header is that of an access token. An extension that a token requires to be understood is not known here.
fn check_type(header: &Object) -> Result<(), AccessTokenError> {
    let text = |name| header.get(name).and_then(Value::as_str);
    let is_jwt = match header.get("typ") {
        None => true,
        Some(typ) => typ
            .as_str()
            .is_some_and(|typ| typ.eq_ignore_ascii_case("JWT")),
    };
    if text("cty") == Some(claims::CONTENT_TYPE) && is_jwt && !header.contains_key("crit") {
        Ok(())
    } else {
        Err(AccessTokenError::ContentType)
    }
}

/// Checks that a token is from the key that signed it, and for the account of this key.
fn check_parties(claims: &Claims, key: &AccessTokenKey) -> Result<(), AccessTokenError> {
    if claims.issuer != key.sid() {
        Err(AccessTokenError::Issuer)
    } else if claims.account != key.account_sid() {
        Err(AccessTokenError::Account)
    } else {
        Ok(())
    }
}
