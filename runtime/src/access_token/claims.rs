//! The claims of an access token: a key, grants and times go in, a signed token comes out; the claims of a token whose signature is right
//! go in, the same come out as types.

use std::time::SystemTime;

use serde_json::{Value, json};

use super::{
    error::AccessTokenError,
    grants::Grants,
    instant,
    jwt::{self, Object},
    key::AccessTokenKey,
    signed_token::SignedToken,
};
use crate::values::{
    model,
    salvage::{self, Decoded},
};

/// `cty` in the header of an access token.
pub(super) const CONTENT_TYPE: &str = "twilio-fpa;v=1";

/// When the user of the token was authenticated, in the words of OpenID Connect: the beginning of the session.
const SESSION_START: &str = "auth_time";

/// The times of a token, in seconds since 1970.
#[derive(Clone, Copy)]
pub(super) struct Times {
    pub(super) issued: u64,
    pub(super) not_before: u64,
    pub(super) expires: u64,
    pub(super) session_start: u64,
}

/// Returns the token of a key with these grants, unless it would be longer than a token may be.
pub(super) fn sign(
    key: &AccessTokenKey,
    grants: Value,
    region: Option<&str>,
    times: Times,
) -> Option<SignedToken> {
    let mut header = jwt::header();
    header.insert("cty".to_owned(), json!(CONTENT_TYPE));
    if let Some(region) = region {
        header.insert("twr".to_owned(), json!(region));
    }
    let id = format!("{}-{}", key.sid(), times.issued);
    let claims = Object::from_iter([
        ("jti".to_owned(), json!(id)),
        ("iss".to_owned(), json!(key.sid())),
        ("sub".to_owned(), json!(key.account_sid())),
        ("iat".to_owned(), json!(times.issued)),
        ("nbf".to_owned(), json!(times.not_before)),
        ("exp".to_owned(), json!(times.expires)),
        (SESSION_START.to_owned(), json!(times.session_start)),
        ("grants".to_owned(), grants),
    ]);
    let text = jwt::sign(header, claims, key.secret())?;
    Some(SignedToken::new(text, instant::of_seconds(times.expires)))
}

/// The claims of a token.
#[derive(Clone)]
pub(super) struct Claims {
    pub(super) id: Option<String>,
    pub(super) issuer: String,
    pub(super) account: String,
    pub(super) not_before: Option<SystemTime>,
    pub(super) expires: SystemTime,
    pub(super) issued: Option<SystemTime>,
    pub(super) session_start: Option<SystemTime>,
    pub(super) grants: Grants,
    /// The grants as they came, for the next token.
    pub(super) grants_json: Value,
}

/// Reads the claims, unless one is missing or not what it has to be.
pub(super) fn read(mut claims: Object) -> Result<Claims, AccessTokenError> {
    let grants_json = required(claims.remove("grants"))?;
    Ok(Claims {
        id: text(&mut claims, "jti")?,
        issuer: required(text(&mut claims, "iss")?)?,
        account: required(text(&mut claims, "sub")?)?,
        not_before: time(&claims, "nbf")?,
        expires: required(time(&claims, "exp")?)?,
        issued: time(&claims, "iat")?,
        session_start: time(&claims, SESSION_START)?,
        grants: required(grants(&grants_json))?,
        grants_json,
    })
}

fn required<T>(claim: Option<T>) -> Result<T, AccessTokenError> {
    claim.ok_or(AccessTokenError::Malformed)
}

fn text(claims: &mut Object, name: &str) -> Result<Option<String>, AccessTokenError> {
    match claims.remove(name) {
        None => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(_) => Err(AccessTokenError::Malformed),
    }
}

fn time(claims: &Object, name: &str) -> Result<Option<SystemTime>, AccessTokenError> {
    let Some(claim) = claims.get(name) else {
        return Ok(None);
    };
    required(instant::of_claim(claim)).map(Some)
}

/// Reads the grants as the answer of a service is read: a member that does not fit is no error.
fn grants(json: &Value) -> Option<Grants> {
    let text = Decoded {
        text: json.to_string().into(),
        is_damaged: false,
    };
    let (grants, _) = salvage::body(&text, model::salvage)?;
    Some(grants)
}
