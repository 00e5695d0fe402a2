//! The next token of a session: what stays, and when a session ends.

use std::time::Duration;

use serde_json::json;

use super::{HOUR, NOW, OTHER_KEY, at, chat, key, odd, parts, signed, validator};
use crate::{AccessTokenError, AccessTokenKey, AccessTokenValidator, VerifiedAccessToken};

fn verified(token: &str, now: u64) -> VerifiedAccessToken {
    validator().check_at(token, at(now)).expect("valid")
}

#[test]
fn the_next_token_has_the_same_identity_grants_region_and_life() {
    let first = chat().region("ie1").time_to_live(Duration::from_secs(600));
    let first = signed(&first);
    let next = validator().renew_at(&verified(&first, NOW), 8 * HOUR, at(NOW + 300));
    let next = next.expect("a token");
    assert_eq!(next.expires_at(), at(NOW + 900));
    let ([header, claims], [next_header, next_claims]) = (parts(&first), parts(next.as_str()));
    assert_eq!(next_header, header);
    assert_eq!(next_claims["grants"], claims["grants"]);
    assert_eq!(next_claims["auth_time"], json!(NOW));
    assert_eq!(next_claims["iat"], json!(NOW + 300));
    assert_eq!(next_claims["nbf"], json!(NOW + 300));
}

#[test]
fn no_account_signs_for_the_session_of_another() {
    let other = AccessTokenKey::new("ACffffffffffffffffffffffffffffffff", OTHER_KEY, "other");
    let other = AccessTokenValidator::new(other.expect("a key"));
    let token = signed(&chat());
    let accepting = other.clone().accept_key(key());
    let accepted = accepting.check_at(&token, at(NOW)).expect("valid");
    for (validator, session) in [(accepting, accepted), (other, verified(&token, NOW))] {
        let next = validator.renew_at(&session, HOUR, at(NOW));
        assert_eq!(next.map(drop), Err(AccessTokenError::Account));
    }
}

#[test]
fn a_session_ends_at_its_limit_however_often_it_is_renewed() {
    let limit = Duration::from_secs(2 * 3600 + 1800);
    let (mut token, mut now, mut count) = (signed(&chat()), NOW, 0);
    let end = loop {
        let session = verified(&token, now);
        assert_eq!(session.session_start(), at(NOW));
        now = session
            .expires_at()
            .duration_since(at(0))
            .expect("after 1970")
            .as_secs()
            - 1;
        match validator().renew_at(&verified(&token, now), limit, at(now)) {
            Ok(next) if next.expires_at() > session.expires_at() => {
                token = next.as_str().to_owned();
            }
            Ok(_) => break now + 1,
            Err(error) => panic!("{error}"),
        }
        count += 1;
        assert!(count < 10, "the session goes on");
    };
    assert_eq!(end, NOW + limit.as_secs());
    let session = verified(&signed(&chat()), NOW);
    for (limit, now) in [(1800, NOW + 1800), (1800, NOW + 3000), (0, NOW)] {
        let next = validator().renew_at(&session, Duration::from_secs(limit), at(now));
        assert_eq!(
            next.map(drop),
            Err(AccessTokenError::SessionOver),
            "{limit}"
        );
    }
}

#[test]
fn a_token_that_expired_since_it_was_checked_has_no_next_one() {
    let session = verified(&signed(&chat()), NOW);
    let next = validator().renew_at(&session, 8 * HOUR, at(NOW + 3600));
    assert_eq!(next.map(drop), Err(AccessTokenError::Expired));
}

#[test]
fn the_session_of_another_librarys_token_begins_with_the_earliest_time_in_it() {
    let none = json!({"auth_time": null, "iat": null, "nbf": null});
    for (claims, start) in [
        (json!({"auth_time": NOW - 500}), NOW - 500),
        (json!({"auth_time": null}), NOW),
        (json!({"auth_time": null, "nbf": NOW - 60}), NOW - 60),
        (
            json!({"auth_time": null, "iat": null, "nbf": NOW - 60}),
            NOW - 60,
        ),
        (
            json!({"auth_time": null, "iat": NOW - 70, "nbf": null}),
            NOW - 70,
        ),
        (none.clone(), NOW + 3600 - 24 * 3600),
    ] {
        let session = verified(&odd(&json!({}), &claims), NOW);
        assert_eq!(session.session_start(), at(start), "{claims}");
    }
    // Nothing is known of how long it lasts, so the next one lasts as long as is usual.
    let session = verified(&odd(&json!({}), &none), NOW);
    let next = validator().renew_at(&session, 48 * HOUR, at(NOW));
    assert_eq!(next.expect("a token").expires_at(), at(NOW + 3600));
    let short = validator().renew_at(&session, 23 * HOUR, at(NOW));
    assert_eq!(short.map(drop), Err(AccessTokenError::SessionOver));
}
