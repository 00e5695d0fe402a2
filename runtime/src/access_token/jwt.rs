//! JSON Web Tokens with HS256: a header, claims and a secret go in, the text of the token comes out; a text goes in, its parts come
//! out, whose signature can be checked.

use hmac::{Hmac, Mac};
use serde_json::{Map, Value, json};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::encoding::{base64, mac};

/// How many bytes a signature has.
const SIGNATURE_LENGTH: usize = 32;

/// How many bytes a token may have. Those of Twilio have a few hundred; a longer text is refused before anything of it is read,
/// because anybody can send one.
pub(super) const MAX_LENGTH: usize = 64 * 1024;

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

/// Returns the token of a header and claims, unless it would be longer than [`MAX_LENGTH`].
///
/// The memory of its text and of its signature is overwritten when they are dropped. The memory of the header and the claims is not:
/// they prove nothing without the signature.
pub(super) fn sign(header: Object, claims: Object, secret: &[u8]) -> Option<Zeroizing<String>> {
    let [header, claims] = [header, claims].map(|part| Value::Object(part).to_string());
    let lengths = [header.len(), claims.len(), SIGNATURE_LENGTH].map(base64::url_length);
    let length = lengths.iter().sum::<usize>() + 2;
    if length > MAX_LENGTH {
        return None;
    }
    // Room for all of it from the start, because a text that grows leaves its old memory behind.
    let mut token = Zeroizing::new(String::with_capacity(length));
    base64::append_url(&mut token, header.as_bytes());
    token.push('.');
    base64::append_url(&mut token, claims.as_bytes());
    let signature = Zeroizing::new(code(secret, &token).finalize().into_bytes().0);
    token.push('.');
    base64::append_url(&mut token, &*signature);
    Some(token)
}

fn code(secret: &[u8], signed: &str) -> Hmac<Sha256> {
    mac::of(secret, &[signed.as_bytes()])
}

/// The parts of a token, of which nothing has been checked.
pub(super) struct TokenParts<'a> {
    pub(super) header: Object,
    claims: Zeroizing<Vec<u8>>,
    signed: &'a str,
    signature: Zeroizing<Vec<u8>>,
}

impl<'a> TokenParts<'a> {
    /// Splits a token, unless it is not one or longer than [`MAX_LENGTH`].
    pub(super) fn of(token: &'a str) -> Option<Self> {
        if token.len() > MAX_LENGTH {
            return None;
        }
        // A second text for the same bytes would be a token that was tampered with.
        let bytes = base64::decode_url_canonical;
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
        code(secret, self.signed)
            .verify_slice(&self.signature)
            .is_ok()
    }

    /// Reads the claims, which are a stranger's unless the signature is right.
    pub(super) fn claims(&self) -> Option<Object> {
        object(&self.claims)
    }
}

fn object(json: &[u8]) -> Option<Object> {
    serde_json::from_slice(json).ok()
}

#[cfg(test)]
mod tests {
    use super::{MAX_LENGTH, Object, TokenParts, header, json, sign};

    #[test]
    fn the_longest_token_is_made_and_read_and_one_more_byte_is_too_many() {
        let of_claims = |length: usize| {
            let text = "x".repeat(length - r#"{"a":""}"#.len());
            sign(
                header(),
                Object::from_iter([("a".to_owned(), json!(text))]),
                b"key",
            )
        };
        // What is left of the length beside the header, the signature and two dots, in three bytes for four characters.
        let most = (MAX_LENGTH - 36 - 43 - 2) * 3 / 4;
        let longest = of_claims(most).expect("a token");
        assert_eq!(longest.len(), MAX_LENGTH);
        assert!(TokenParts::of(&longest).is_some());
        assert!(of_claims(most + 1).is_none());
        let longer = format!("{}x", &*longest);
        assert!(TokenParts::of(&longer).is_none());
    }
}
