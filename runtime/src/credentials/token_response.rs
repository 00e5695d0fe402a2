//! The answer of a token service: its body goes in, the token and how long it lasts come out.
//!
//! Every copy of the token that is made here is overwritten, and so is the body where nobody else holds it.

use std::time::Duration;

use bytes::{Bytes, BytesMut};
use serde_json::Value;
use zeroize::{Zeroize, Zeroizing};

use super::authorization::Authorization;
use crate::encoding::base64;

/// Returns the access token and its lifetime, if that is said: as `expires_in`, else within the token.
pub(super) fn read(body: Bytes) -> Result<(Authorization, Option<Duration>), &'static str> {
    let answer = answer(&body);
    // Nothing can be done about a body that somebody shares.
    drop(overwritten(body));
    answer
}

fn answer(body: &[u8]) -> Result<(Authorization, Option<Duration>), &'static str> {
    let members = members(body).ok_or("the token service did not answer with a token in JSON")?;
    let token = members
        .access_token
        .ok_or("the token service answered without an access token")?;
    let authorization =
        Authorization::bearer(&token).ok_or("the access token holds what a header can't carry")?;
    let lifetime = members.expires_in.or_else(|| lifetime_of(&token));
    Ok((authorization, lifetime.map(Duration::from_secs)))
}

/// Returns the memory of `body` with zeros in place of what it held, or `body` itself where another one shares it.
fn overwritten(body: Bytes) -> Result<BytesMut, Bytes> {
    let mut memory = body.try_into_mut()?;
    memory.zeroize();
    Ok(memory)
}

/// What counts of the answer and of the claims within a token.
struct Members {
    access_token: Option<Zeroizing<String>>,
    expires_in: Option<u64>,
    expires_at: Option<u64>,
    issued_at: Option<u64>,
}

fn members(json: &[u8]) -> Option<Members> {
    let mut json: Value = str::from_utf8(json).ok()?.parse().ok()?;
    let access_token = json.get_mut("access_token").map(Value::take);
    let number = |name| json.get(name).and_then(seconds);
    let members = Members {
        access_token: match access_token {
            Some(Value::String(token)) => Some(Zeroizing::new(token)),
            Some(_) | None => None,
        },
        expires_in: number("expires_in"),
        expires_at: number("exp"),
        issued_at: number("iat"),
    };
    // There can be other secrets, such as the token that renews this one.
    wipe(json);
    Some(members)
}

fn wipe(json: Value) {
    match json {
        Value::String(mut text) => text.zeroize(),
        Value::Array(items) => items.into_iter().for_each(wipe),
        Value::Object(members) => members.into_iter().for_each(|(_, value)| wipe(value)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Returns a number of seconds that is sent as a number or as its digits.
fn seconds(value: &Value) -> Option<u64> {
    value.as_u64().or_else(|| value.as_str()?.parse().ok())
}

/// Returns the seconds from `iat` to `exp` of a JSON Web Token. The difference needs no clock that agrees with the
/// service's.
fn lifetime_of(token: &str) -> Option<u64> {
    let claims = members(&base64::decode_url(token.split('.').nth(1)?)?)?;
    claims.expires_at?.checked_sub(claims.issued_at?)
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;

    use super::{members, overwritten, read};

    fn lifetime(body: &str) -> Result<Option<u64>, &'static str> {
        let (_, lifetime) = read(Bytes::copy_from_slice(body.as_bytes()))?;
        Ok(lifetime.map(|lifetime| lifetime.as_secs()))
    }

    #[test]
    fn the_body_is_overwritten_where_nobody_shares_it() {
        let body = Bytes::from(br#"{"access_token":"t"}"#.to_vec());
        let (place, length) = (body.as_ptr(), body.len());
        let shared = body.clone();
        assert_eq!(overwritten(body).expect_err("it is shared"), shared);
        let memory = overwritten(shared).expect("nobody else has it");
        assert_eq!(memory.as_ptr(), place, "the same memory, not a copy of it");
        assert_eq!(memory, vec![0; length]);
    }

    #[test]
    fn the_token_stands_in_memory_that_is_overwritten_and_nowhere_else() {
        fn is_overwritten<T: zeroize::ZeroizeOnDrop>(_: &T) {}
        let body =
            r#"{"refresh_token":"r","access_token":"t\u0031","more":[{"access_token":"x"}]}"#;
        let super::Members {
            access_token,
            expires_in,
            expires_at,
            issued_at,
        } = members(body.as_bytes()).expect("an object");
        let token = access_token.expect("a token");
        is_overwritten(&token);
        assert_eq!(*token, "t1");
        // No other member can hold text.
        let rest: [Option<u64>; 3] = [expires_in, expires_at, issued_at];
        assert_eq!(rest, [None; 3]);
    }

    #[test]
    fn the_lifetime_is_said_beside_the_token_or_within_it() {
        // {"exp":1700003600,"iat":1700000000,"sub":"ÿþ"}
        let jwt = "e30.eyJleHAiOjE3MDAwMDM2MDAsImlhdCI6MTcwMDAwMDAwMCwic3ViIjoiw7_DviJ9.c2ln";
        for (body, expected) in [
            (
                r#"{"access_token":"t","expires_in":86400}"#.to_owned(),
                Some(86_400),
            ),
            (
                r#"{"access_token":"t","expires_in":"60"}"#.to_owned(),
                Some(60),
            ),
            (r#"{"access_token":"t","expires_in":-1}"#.to_owned(), None),
            (
                r#"{"access_token":"t","expires_in":{"in":[1]}}"#.to_owned(),
                None,
            ),
            (r#"{"access_token":"a.b.c"}"#.to_owned(), None),
            (format!(r#"{{"access_token":"{jwt}"}}"#), Some(3600)),
            (
                format!(r#"{{"access_token":"{jwt}","expires_in":5}}"#),
                Some(5),
            ),
        ] {
            assert_eq!(lifetime(&body), Ok(expected), "{body}");
        }
    }

    #[test]
    fn an_answer_without_a_token_is_an_error_that_shows_nothing_of_it() {
        for body in [
            "",
            "<html>",
            "[]",
            r#""t""#,
            r#"{"access_token":1}"#,
            r#"{"access_token":"t"} t"#,
            r#"{"access_token":""}"#,
            r#"{"access_token":"a\nb"}"#,
        ] {
            assert!(lifetime(body).is_err(), "{body}");
        }
    }
}
