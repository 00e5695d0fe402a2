//! Any identity and any grants survive; anything that was changed is refused; nothing makes the validator panic.

use std::iter::repeat_with;

use fastrand::Rng;
use serde_json::{Value, json};

use super::{NOW, SECRET, at, chat, key, parts, signed, validator};
use crate::{
    AccessToken, AccessTokenKey, ChatGrant, SyncGrant, TaskRouterGrant, VideoGrant, VoiceGrant,
    VoiceIncoming, VoiceOutgoing, access_token::jwt, encoding::base64,
};

/// A text of any characters that does not begin or end with what is trimmed.
fn text(random: &mut Rng) -> String {
    let length = random.usize(0..20);
    let mut text: String = repeat_with(|| random.char(..)).take(length).collect();
    text.retain(|character| !character.is_control());
    format!("<{text}>")
}

fn sid(random: &mut Rng, prefix: &str) -> String {
    format!("{prefix}{:032x}", random.u128(..))
}

/// Any grants, some of them with any texts.
fn token(random: &mut Rng) -> AccessToken {
    let identity: String = repeat_with(|| random.char(..)).take(9).collect();
    let mut token = AccessToken::new(identity);
    if random.bool() {
        let grant = ChatGrant::default().service_sid(sid(random, "IS"));
        token = token.chat(grant.endpoint_id(text(random)));
    }
    if random.bool() {
        token = token.sync(SyncGrant::default().service_sid(text(random)));
    }
    if random.bool() {
        let outgoing = VoiceOutgoing::default()
            .application_sid(sid(random, "AP"))
            .params(json!({ text(random): text(random), "n": random.i64(..) }));
        let incoming = VoiceIncoming::default().allow(random.bool());
        token = token.voice(VoiceGrant::default().incoming(incoming).outgoing(outgoing));
    }
    if random.bool() {
        token = token.video(VideoGrant::default().room(text(random)));
    }
    if random.bool() {
        token = token.task_router(TaskRouterGrant::default().role(text(random)));
    }
    if random.bool() {
        token = token.playback(json!({ text(random): [null, 1.5, text(random)] }));
    }
    token
}

#[test]
fn any_identity_and_any_grants_survive_the_token_and_its_renewal() {
    let mut random = Rng::with_seed(1);
    for _ in 0..500 {
        let token = token(&mut random);
        let text = signed(&token);
        let verified = validator().check_at(&text, at(NOW)).expect("valid");
        let grants = &parts(&text)[1]["grants"];
        assert_eq!(&json!(verified.grants()), grants);
        assert_eq!(verified.identity(), grants["identity"].as_str());
        let next = validator().renew_at(&verified, super::HOUR, at(NOW + 1));
        let next = next.expect("a token");
        assert_eq!(&parts(next.as_str())[1]["grants"], grants);
    }
}

#[test]
fn every_flipped_bit_is_refused() {
    let token = signed(&chat());
    for index in 0..token.len() {
        for bit in 0..8 {
            let mut bytes = token.clone().into_bytes();
            bytes[index] ^= 1 << bit;
            // What is not UTF-8 can't be asked for.
            let Ok(changed) = String::from_utf8(bytes) else {
                continue;
            };
            let checked = validator().check_at(&changed, at(NOW));
            assert!(checked.is_err(), "bit {bit} of {index}");
        }
    }
}

#[test]
fn every_character_in_the_place_of_another_is_refused() {
    let mut random = Rng::with_seed(2);
    let token = signed(&chat());
    for index in 0..token.len() {
        let mut changed: Vec<char> = token.chars().collect();
        let original = changed[index];
        while changed[index] == original {
            changed[index] = if random.bool() {
                random.alphanumeric()
            } else {
                random.char(..)
            };
        }
        let changed: String = changed.into_iter().collect();
        assert!(
            validator().check_at(&changed, at(NOW)).is_err(),
            "{changed}"
        );
    }
}

#[test]
fn no_text_makes_the_validator_panic_and_none_is_accepted() {
    let mut random = Rng::with_seed(3);
    let right = signed(&chat());
    for _ in 0..20_000 {
        let text = match random.u8(0..4) {
            0 => any_text(&mut random),
            1 => dotted(&mut random),
            2 => spliced(&mut random, &right),
            _ => signed_by_a_stranger(&mut random),
        };
        if text != right {
            assert!(validator().check_at(&text, at(NOW)).is_err(), "{text}");
        }
    }
}

fn any_text(random: &mut Rng) -> String {
    let length = random.usize(0..50);
    repeat_with(|| random.char(..)).take(length).collect()
}

/// Bytes in Base64 between dots.
fn dotted(random: &mut Rng) -> String {
    let parts = random.usize(1..5);
    let mut out = String::new();
    for _ in 0..parts {
        let length = random.usize(0..40);
        let bytes: Vec<u8> = repeat_with(|| random.u8(..)).take(length).collect();
        base64::append_url(&mut out, &bytes);
        out.push('.');
    }
    out.pop();
    out
}

/// Two ends of a right token.
fn spliced(random: &mut Rng, right: &str) -> String {
    let (start, end) = (random.usize(0..right.len()), random.usize(0..right.len()));
    format!("{}{}", &right[..start], &right[end..])
}

/// A token with any JSON in it, signed with another secret.
fn signed_by_a_stranger(random: &mut Rng) -> String {
    let [mut header, mut claims] =
        parts(&signed(&chat())).map(|part| part.as_object().expect("an object").clone());
    for part in [&mut header, &mut claims] {
        let names: Vec<String> = part.keys().cloned().collect();
        let name = names[random.usize(0..names.len())].clone();
        part.insert(name, any_json(random, 3));
    }
    let secret = text(random);
    let token = jwt::sign(header, claims, secret.as_bytes());
    token.expect("a short token").to_string()
}

fn any_json(random: &mut Rng, depth: u8) -> Value {
    match random.u8(0..if depth == 0 { 4 } else { 6 }) {
        0 => Value::Null,
        1 => json!(random.f64() * 1e20),
        2 => json!(random.i64(..)),
        3 => json!(text(random)),
        4 => json!([any_json(random, depth - 1)]),
        _ => json!({ text(random): any_json(random, depth - 1) }),
    }
}

#[test]
fn any_json_under_the_right_signature_is_accepted_or_refused_and_never_a_panic() {
    let mut random = Rng::with_seed(4);
    for _ in 0..5_000 {
        let [mut header, mut claims] =
            parts(&signed(&chat())).map(|part| part.as_object().expect("an object").clone());
        let part = if random.bool() {
            &mut header
        } else {
            &mut claims
        };
        let names: Vec<String> = part.keys().cloned().collect();
        let name = names[random.usize(0..names.len())].clone();
        part.insert(name, any_json(&mut random, 3));
        let text = jwt::sign(header, claims, SECRET.as_bytes()).expect("a short token");
        let Ok(token) = validator().check_at(&text, at(NOW)) else {
            continue;
        };
        if let Ok(next) = validator().renew_at(&token, super::HOUR, at(NOW)) {
            let renewed = validator().check_at(next.as_str(), at(NOW));
            assert_eq!(
                renewed.as_ref().map(|next| next.identity()),
                Ok(token.identity())
            );
        }
    }
}

#[test]
fn a_secret_of_any_length_signs() {
    for length in [1, 31, 32, 63, 64, 65, 200] {
        let secret = "s".repeat(length);
        let key = AccessTokenKey::new(key().account_sid(), key().sid(), secret).expect("a key");
        let token = chat().sign_at(&key, at(NOW)).expect("a token");
        let validator = crate::AccessTokenValidator::new(key);
        assert!(validator.check_at(token.as_str(), at(NOW)).is_ok());
        assert!(
            super::validator()
                .check_at(token.as_str(), at(NOW))
                .is_err()
        );
    }
}
