//! Checking tokens: what is accepted, and for which reason anything else is not.

use std::{
    collections::HashSet,
    ops::RangeInclusive,
    time::{Duration, UNIX_EPOCH},
};

use serde_json::{Value, json};

use super::{ACCOUNT, KEY, NOW, OTHER_KEY, SECRET, SERVICE, at, chat, key, odd, signed, validator};
use crate::{AccessTokenError, AccessTokenKey, AccessTokenValidator};

/// Made with twilio-python 9.13.0, of the identity `Zoë ☃`, from `NOW` on for an hour, with the secret of these tests.
const OFFICIAL: &str = "eyJhbGciOiJIUzI1NiIsImN0eSI6InR3aWxpby1mcGE7dj0xIiwidHdyIjoiaWUxIiwidHlwIjoiSldUIn0.eyJqdGkiOiJTSzAxMjM0NTY3OD\
    lhYmNkZWYwMTIzNDU2Nzg5YWJjZGVmLTE3OTYwNDA0MjMiLCJncmFudHMiOnsiY2hhdCI6eyJzZXJ2aWNlX3NpZCI6IklTMDEyMzQ1Njc4OWFi\
    Y2RlZjAxMjM0NTY3ODlhYmNkZWYifSwiaWRlbnRpdHkiOiJab1x1MDBlYiBcdTI2MDMifSwiaXNzIjoiU0swMTIzNDU2Nzg5YWJjZGVmMDEyMz\
    Q1Njc4OWFiY2RlZiIsImV4cCI6MTcwMDAwMzYwMCwibmJmIjoxNzAwMDAwMDAwLCJzdWIiOiJBQzAxMjM0NTY3ODlhYmNkZWYwMTIzNDU2Nzg5\
    YWJjZGVmIn0.j6GjOPYkjP22md_et3315zZDKwFmANYu-LxxlhOfel0";

#[test]
fn a_token_of_an_official_library_is_accepted() {
    let token = validator().check_at(OFFICIAL, at(NOW)).expect("valid");
    assert_eq!(token.identity(), Some("Zoë ☃"));
    assert_eq!((token.account_sid(), token.key_sid()), (ACCOUNT, KEY));
    assert_eq!(token.region(), Some("ie1"));
    assert_eq!(token.expires_at(), at(NOW + 3600));
    assert_eq!(token.session_start(), at(NOW));
    let chat = token.grants().chat.as_ref().expect("a grant");
    assert_eq!(chat.service_sid.as_deref(), Some(SERVICE));
}

#[test]
fn a_token_counts_from_its_first_second_until_it_expires() {
    let token = signed(&chat());
    let check = |now, leeway| {
        let validator = validator().leeway(Duration::from_secs(leeway));
        validator.check_at(&token, at(now)).map(drop)
    };
    assert_eq!(check(NOW - 1, 0), Err(AccessTokenError::NotYetValid));
    assert_eq!(check(NOW, 0), Ok(()));
    assert_eq!(check(NOW + 3599, 0), Ok(()));
    assert_eq!(check(NOW + 3600, 0), Err(AccessTokenError::Expired));
    assert_eq!(check(NOW - 6, 5), Err(AccessTokenError::NotYetValid));
    assert_eq!(check(NOW - 5, 5), Ok(()));
    assert_eq!(check(NOW + 3604, 5), Ok(()));
    assert_eq!(check(NOW + 3605, 5), Err(AccessTokenError::Expired));
    let just_before = at(NOW + 3600) - Duration::from_nanos(1);
    assert!(validator().check_at(&token, just_before).is_ok());
    let before_1970 = UNIX_EPOCH - Duration::from_secs(1);
    let early = validator().check_at(&token, before_1970).map(drop);
    assert_eq!(early, Err(AccessTokenError::NotYetValid));
}

fn refusal(header: &Value, claims: &Value) -> Result<(), AccessTokenError> {
    let token = odd(header, claims);
    validator().check_at(&token, at(NOW)).map(drop)
}

#[test]
fn each_reason_in_a_header_has_an_error_of_its_own() {
    use AccessTokenError::{Algorithm, ContentType};
    for (header, expected) in [
        (json!({"alg": "none"}), Err(Algorithm)),
        (json!({"alg": "HS512"}), Err(Algorithm)),
        (json!({"alg": "RS256"}), Err(Algorithm)),
        (json!({"alg": "hs256"}), Err(Algorithm)),
        (json!({"alg": null}), Err(Algorithm)),
        (json!({"alg": ["HS256"]}), Err(Algorithm)),
        (json!({"cty": null}), Err(ContentType)),
        (json!({"cty": "twilio-fpa;v=2"}), Err(ContentType)),
        (json!({"typ": "at+jwt"}), Err(ContentType)),
        (json!({"crit": ["b64"], "b64": false}), Err(ContentType)),
        (json!({"typ": null}), Ok(())),
        (json!({"typ": "jwt"}), Ok(())),
        (json!({"kid": "x"}), Ok(())),
    ] {
        assert_eq!(refusal(&header, &json!({})), expected, "{header}");
    }
}

#[test]
fn each_reason_in_the_claims_has_an_error_of_its_own() {
    use AccessTokenError::{Account, Expired, Issuer, Malformed, NotYetValid};
    let other_account = "ACffffffffffffffffffffffffffffffff";
    for (claims, expected) in [
        (json!({"iss": OTHER_KEY}), Issuer),
        (json!({"iss": null}), Malformed),
        (json!({"iss": [KEY]}), Malformed),
        (json!({"sub": other_account}), Account),
        (json!({"sub": null}), Malformed),
        (json!({"exp": null}), Malformed),
        (json!({"exp": "1800000000"}), Malformed),
        (json!({"exp": -1}), Malformed),
        (json!({"exp": 1e300}), Malformed),
        (json!({"exp": u64::MAX}), Malformed),
        (json!({"exp": NOW}), Expired),
        (json!({"nbf": NOW + 1}), NotYetValid),
        (json!({"nbf": true}), Malformed),
        (json!({"grants": null}), Malformed),
        (json!({"grants": []}), Malformed),
    ] {
        assert_eq!(refusal(&json!({}), &claims), Err(expected), "{claims}");
    }
}

#[test]
fn what_is_not_signed_with_the_secret_is_refused() {
    let token = signed(&chat());
    let (rest, signature) = token.rsplit_once('.').expect("three parts");
    let header = "eyJhbGciOiJub25lIn0";
    let claims = rest.split_once('.').expect("three parts").1;
    for (token, expected) in [
        (format!("{rest}."), AccessTokenError::Signature),
        (
            format!("{rest}.{}", &signature[..42]),
            AccessTokenError::Malformed,
        ),
        (
            format!("{rest}.{}", &signature[..40]),
            AccessTokenError::Signature,
        ),
        (format!("{rest}.{signature}="), AccessTokenError::Malformed),
        (
            format!("{rest}.{signature}.{signature}"),
            AccessTokenError::Malformed,
        ),
        (format!("{header}.{claims}."), AccessTokenError::Algorithm),
        (format!(" {token}"), AccessTokenError::Malformed),
        (format!("{token}\n"), AccessTokenError::Malformed),
        (rest.to_owned(), AccessTokenError::Malformed),
        (String::new(), AccessTokenError::Malformed),
        ("..".to_owned(), AccessTokenError::Malformed),
        ("Ann".to_owned(), AccessTokenError::Malformed),
    ] {
        let refusal = validator().check_at(&token, at(NOW)).map(drop);
        assert_eq!(refusal, Err(expected), "{token}");
    }
    let stranger = AccessTokenKey::new(ACCOUNT, KEY, "another secret").expect("a key");
    let refusal = AccessTokenValidator::new(stranger).check_at(&token, at(NOW));
    assert_eq!(refusal.map(drop), Err(AccessTokenError::Signature));
    let other = AccessTokenKey::new(ACCOUNT, OTHER_KEY, "another secret").expect("a key");
    let refusal = AccessTokenValidator::new(other).check_at(&token, at(NOW));
    assert_eq!(refusal.map(drop), Err(AccessTokenError::Issuer));
}

#[test]
fn while_keys_change_the_tokens_of_both_are_accepted() {
    let new = AccessTokenKey::new(ACCOUNT, OTHER_KEY, "the secret of the new key").expect("a key");
    let validator = AccessTokenValidator::new(new.clone()).accept_key(key());
    let old = validator
        .check_at(&signed(&chat()), at(NOW))
        .expect("valid");
    assert_eq!(old.key_sid(), KEY);
    let next = validator
        .renew_at(&old, super::HOUR, at(NOW))
        .expect("a token");
    let next = validator.check_at(next.as_str(), at(NOW)).expect("valid");
    assert_eq!(next.key_sid(), OTHER_KEY);
    // A key can't speak for the other.
    let thief = AccessTokenKey::new(ACCOUNT, OTHER_KEY, SECRET).expect("a key");
    let forged = chat().sign_at(&thief, at(NOW)).expect("a token");
    let refusal = validator.check_at(forged.as_str(), at(NOW)).map(drop);
    assert_eq!(refusal, Err(AccessTokenError::Issuer));
}

#[test]
fn a_text_that_is_too_long_is_refused_before_it_is_read() {
    let long = json!({"jti": "j".repeat(40 * 1024)});
    let token = odd(&json!({}), &long);
    assert!(token.len() < 64 * 1024);
    assert!(validator().check_at(&token, at(NOW)).is_ok());
    // Not every length is one of Base64.
    let refusal = |length: usize| {
        let padding = "A".repeat(length - token.len());
        validator()
            .check_at(&format!("{token}{padding}"), at(NOW))
            .map(drop)
    };
    let limit = 64 * 1024;
    let refusals = |lengths: RangeInclusive<usize>| lengths.map(refusal).collect::<HashSet<_>>();
    assert!(refusals(limit - 3..=limit).contains(&Err(AccessTokenError::Signature)));
    assert_eq!(
        refusals(limit + 1..=limit + 4),
        [Err(AccessTokenError::Malformed)].into()
    );
}

#[test]
fn grants_that_this_crate_does_not_know_are_kept() {
    let grants =
        json!({"identity": "Ann", "chat": {"service_sid": 7, "new": [1]}, "rtc": {"a": 1}});
    let token = odd(&json!({}), &json!({"grants": grants}));
    let token = validator().check_at(&token, at(NOW)).expect("valid");
    assert_eq!(token.identity(), Some("Ann"));
    assert_eq!(token.grants().unknown_fields()["rtc"], json!({"a": 1}));
    let next = validator()
        .renew_at(&token, super::HOUR, at(NOW))
        .expect("a token");
    assert_eq!(super::parts(next.as_str())[1]["grants"], grants);
}
