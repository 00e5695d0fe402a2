//! Why a token is not valid: a reason goes in, a sentence comes out. Nothing of the token is part of it.

use std::{error::Error, fmt};

/// Why an [`AccessTokenValidator`](crate::AccessTokenValidator) refuses a token.
///
/// The reason is for your logs; to whoever sent the token, answer 401 whichever it is.
///
/// # Examples
/// ```
/// use twilio_runtime::{AccessTokenError, AccessTokenValidator};
///
/// fn status(validator: &AccessTokenValidator, token: &str) -> (u16, &'static str) {
///     match validator.check(token) {
///         Ok(_) => (200, ""),
///         // The guest begins a new session.
///         Err(AccessTokenError::Expired) => (401, "expired"),
///         Err(_) => (401, "invalid"),
///     }
/// }
/// ```
#[non_exhaustive]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AccessTokenError {
    /// The text is not a token in the compact form of JSON Web Tokens, lacks a claim that every access token has, or is longer than
    /// 64 KiB.
    Malformed,
    /// The header names another algorithm than HS256, such as `none`.
    Algorithm,
    /// The token is not one of Twilio's access tokens: the header has another `cty` or `typ`, or an extension (`crit`).
    ContentType,
    /// None of the keys made the signature.
    Signature,
    /// The token names an API key (`iss`) that is not the one that signed it, or that the validator does not have.
    Issuer,
    /// The token is for another account (`sub`) than the key's.
    Account,
    /// The token has expired (`exp`).
    Expired,
    /// The token is not valid yet (`nbf`).
    NotYetValid,
    /// The token is valid, but its session has lasted as long as it may, so that there is no next token.
    SessionOver,
}

impl fmt::Display for AccessTokenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Malformed => "the text is not a complete access token, or is longer than 64 KiB",
            Self::Algorithm => "the access token is not signed with HS256",
            Self::ContentType => {
                "the token is not an access token of Twilio: its header lacks `cty: twilio-fpa;v=1`, or has an extension"
            }
            Self::Signature => {
                "the signature of the access token is wrong: it was changed, or made with another secret"
            }
            Self::Issuer => {
                "the access token is from another API key: while keys change, give the old one to \
                 `AccessTokenValidator::accept_key`"
            }
            Self::Account => "the access token is for another account than that of the key",
            Self::Expired => "the access token has expired",
            Self::NotYetValid => {
                "the access token is not valid yet: if the clocks of your servers differ, set \
                 `AccessTokenValidator::leeway`"
            }
            Self::SessionOver => {
                "the session of the access token has lasted as long as it may: begin a new one"
            }
        })
    }
}

impl Error for AccessTokenError {}
