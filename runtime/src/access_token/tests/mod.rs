//! What an application relies on: a token is what Twilio expects, nothing else is accepted, and nothing personal or secret shows.

mod capability;
mod checking;
mod making;
mod properties;
mod renewal;

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde_json::{Value, json};

use super::{AccessToken, AccessTokenKey, AccessTokenValidator, ChatGrant, jwt};
use crate::encoding::base64;

const ACCOUNT: &str = "AC0123456789abcdef0123456789abcdef";
const KEY: &str = "SK0123456789abcdef0123456789abcdef";
const OTHER_KEY: &str = "SKffffffffffffffffffffffffffffffff";
const SERVICE: &str = "IS0123456789abcdef0123456789abcdef";
const SECRET: &str = "the secret of the key";

/// When the tokens of the tests are made.
const NOW: u64 = 1_700_000_000;

const HOUR: Duration = Duration::from_secs(3600);

fn at(seconds: u64) -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(seconds)
}

fn key() -> AccessTokenKey {
    AccessTokenKey::new(ACCOUNT, KEY, SECRET).expect("a key")
}

fn validator() -> AccessTokenValidator {
    AccessTokenValidator::new(key())
}

fn chat() -> AccessToken {
    AccessToken::new("Ann").chat(ChatGrant::default().service_sid(SERVICE))
}

/// The text of a token that is made at `NOW`.
fn signed(token: &AccessToken) -> String {
    let token = token.sign_at(&key(), at(NOW)).expect("a token");
    token.as_str().to_owned()
}

/// The header and the claims of a token.
fn parts(token: &str) -> [Value; 2] {
    let part = |index| {
        let part = token.split('.').nth(index).expect("three parts");
        let json = base64::decode_url(part).expect("Base64");
        serde_json::from_slice(&json).expect("JSON")
    };
    [part(0), part(1)]
}

/// A token that is right, but for these members of its header and claims. `null` removes one.
fn odd(header: &Value, claims: &Value) -> String {
    let right = parts(&signed(&chat()));
    let [header, claims] = [(&right[0], header), (&right[1], claims)].map(|(right, odd)| {
        let mut part = right.as_object().expect("an object").clone();
        part.extend(odd.as_object().expect("an object").clone());
        part.retain(|_, value| *value != json!(null));
        part
    });
    let token = jwt::sign(header, claims, SECRET.as_bytes());
    token.expect("a short token").to_string()
}
