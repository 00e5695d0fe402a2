//! JSON Web Tokens with HS256: a header, claims and a secret go in, the text of the token comes out; a text goes in, its parts come
//! out, whose signature can be checked.

use hmac::{Hmac, KeyInit, Mac};
use serde_json::{Map, Value, json};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::encoding::base64;

/// How many bytes the signature has.
const SIGNATURE_LENGTH: usize = 32;

pub(super) const ALGORITHM: &str = "HS256";

/// A JSON object.
pub(super) type Object = Map<String, Value>;

/// Returns the header that every token begins with, for more members.
pub(super) fn header() -> Object {
    Object::from_iter([
        ("alg".to_owned(), json!(ALGORITHM)),
        ("typ".to_owned(), json!("JWT")),
    ])
}

/// Returns the token of a header and claims. No copy of it is left behind.
pub(super) fn sign(header: Object, claims: Object, secret: &[u8]) -> Zeroizing<String> {
    let parts = [header, claims].map(|part| Zeroizing::new(Value::Object(part).to_string()));
    let [header, claims] = &parts;
    let lengths = [header.len(), claims.len(), SIGNATURE_LENGTH].map(base64::url_length);
    // Room for all of it from the start, because a text that grows leaves its old memory behind.
    let mut token = Zeroizing::new(String::with_capacity(lengths.iter().sum::<usize>() + 2));
    base64::append_url(&mut token, header.as_bytes());
    token.push('.');
    base64::append_url(&mut token, claims.as_bytes());
    let signature = mac(secret, &token).finalize().into_bytes();
    token.push('.');
    base64::append_url(&mut token, &signature);
    token
}

fn mac(secret: &[u8], signed: &str) -> Hmac<Sha256> {
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret) else {
        unreachable!("HMAC takes keys of any length")
    };
    mac.update(signed.as_bytes());
    mac
}

/// The parts of a token, of which nothing has been checked.
pub(super) struct TokenParts<'a> {
    pub(super) header: Object,
    claims: Zeroizing<Vec<u8>>,
    signed: &'a str,
    signature: Zeroizing<Vec<u8>>,
}

impl<'a> TokenParts<'a> {
    /// Splits a token, unless it is not one.
    pub(super) fn of(token: &'a str) -> Option<Self> {
        let (signed, signature) = token.rsplit_once('.')?;
        let (header, claims) = signed.split_once('.')?;
        Some(Self {
            header: object(&bytes(header)?)?,
            claims: bytes(claims)?,
            signed,
            signature: bytes(signature)?,
        })
    }

    /// Whether the signature is that of HS256 with this secret. The time it takes does not depend on where the two differ.
    pub(super) fn is_signed_with(&self, secret: &[u8]) -> bool {
        mac(secret, self.signed)
            .verify_slice(&self.signature)
            .is_ok()
    }

    /// Reads the claims, which are a stranger's unless the signature is right.
    pub(super) fn claims(&self) -> Option<Object> {
        object(&self.claims)
    }
}

/// Returns the bytes of a part. Each has one text: a second one for the same bytes would be a token that was tampered with.
fn bytes(part: &str) -> Option<Zeroizing<Vec<u8>>> {
    let bytes = base64::decode_url(part)?;
    let mut again = Zeroizing::new(String::with_capacity(part.len()));
    base64::append_url(&mut again, &bytes);
    (*again == part).then_some(bytes)
}

fn object(json: &[u8]) -> Option<Object> {
    serde_json::from_slice(json).ok()
}
