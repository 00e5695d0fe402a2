//! The answer of a token service: its body goes in, the token and how long it lasts come out.

use std::time::Duration;

use serde_json::Value;

use super::Authorization;

/// Returns the access token and its lifetime, if that is said: as `expires_in`, else within the token.
pub(super) fn read(body: &[u8]) -> Result<(Authorization, Option<Duration>), &'static str> {
    let response = json(body).ok_or("the token service did not answer with JSON")?;
    let token = response
        .get("access_token")
        .and_then(Value::as_str)
        .ok_or("the token service answered without an access token")?;
    let authorization =
        Authorization::bearer(token).ok_or("the access token holds what a header can't carry")?;
    let lifetime = response
        .get("expires_in")
        .and_then(seconds)
        .or_else(|| lifetime_of(token));
    Ok((authorization, lifetime.map(Duration::from_secs)))
}

fn json(body: &[u8]) -> Option<Value> {
    serde_json::from_str(str::from_utf8(body).ok()?).ok()
}

/// Returns a number of seconds that is sent as a number or as its digits.
fn seconds(value: &Value) -> Option<u64> {
    value.as_u64().or_else(|| value.as_str()?.parse().ok())
}

/// Returns the seconds from `iat` to `exp` of a JSON Web Token. The difference needs no clock that agrees with the
/// service's.
fn lifetime_of(token: &str) -> Option<u64> {
    let claims = base64_url(token.split('.').nth(1)?)?;
    let claims = json(&claims)?;
    let at = |claim: &str| claims.get(claim).and_then(Value::as_u64);
    at("exp")?.checked_sub(at("iat")?)
}

fn base64_url(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len());
    let (mut bits, mut width) = (0_u32, 0);
    for symbol in text.trim_end_matches('=').bytes() {
        bits = bits << 6 | u32::from(digit(symbol)?);
        width += 6;
        if width >= 8 {
            width -= 8;
            bytes.push(u8::try_from(bits >> width & 0xFF).ok()?);
        }
    }
    Some(bytes)
}

fn digit(symbol: u8) -> Option<u8> {
    match symbol {
        b'A'..=b'Z' => Some(symbol - b'A'),
        b'a'..=b'z' => Some(symbol - b'a' + 26),
        b'0'..=b'9' => Some(symbol - b'0' + 52),
        b'-' => Some(62),
        b'_' => Some(63),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{base64_url, read};

    fn lifetime(body: &str) -> Result<Option<u64>, &'static str> {
        let (_, lifetime) = read(body.as_bytes())?;
        Ok(lifetime.map(|lifetime| lifetime.as_secs()))
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
            r#"{"access_token":1}"#,
            r#"{"access_token":""}"#,
            r#"{"access_token":"a\nb"}"#,
        ] {
            assert!(lifetime(body).is_err(), "{body}");
        }
    }

    #[test]
    fn base64_of_the_url_kind() {
        for (text, bytes) in [
            ("", b"".as_slice()),
            ("Zg", b"f"),
            ("Zm9v", b"foo"),
            ("_-8=", &[255, 239]),
        ] {
            assert_eq!(base64_url(text).as_deref(), Some(bytes), "{text}");
        }
        assert_eq!(base64_url("a+b/"), None);
    }
}
