//! Making tokens: what is in one, and what is refused.

use std::time::Duration;

use serde_json::json;

use super::{ACCOUNT, HOUR, KEY, NOW, SECRET, SERVICE, at, chat, key, parts, signed};
use crate::{
    AccessToken, AccessTokenKey, ChatGrant, Error, SyncGrant, TaskRouterGrant, VideoGrant,
    VoiceGrant, VoiceIncoming, VoiceOutgoing,
};

fn sid(prefix: &str) -> String {
    format!("{prefix}0123456789abcdef0123456789abcdef")
}

#[test]
fn a_token_has_the_header_and_the_claims_that_twilio_expects() {
    let [header, claims] = parts(&signed(&chat().region("ie1")));
    assert_eq!(
        header,
        json!({"alg": "HS256", "typ": "JWT", "cty": "twilio-fpa;v=1", "twr": "ie1"})
    );
    assert_eq!(
        claims,
        json!({
            "jti": format!("{KEY}-{NOW}"), "iss": KEY, "sub": ACCOUNT,
            "iat": NOW, "nbf": NOW, "exp": NOW + 3600, "auth_time": NOW,
            "grants": {"identity": "Ann", "chat": {"service_sid": SERVICE}},
        })
    );
    let [header, _] = parts(&signed(&chat()));
    assert_eq!(header.get("twr"), None);
}

#[test]
fn every_grant_has_the_members_that_twilio_knows() {
    let outgoing = VoiceOutgoing::default()
        .application_sid(sid("AP"))
        .params(json!({"queue": "sales"}));
    let token = AccessToken::new("Ann")
        .chat(
            ChatGrant::default()
                .service_sid(SERVICE)
                .endpoint_id("e")
                .deployment_role_sid(sid("RL"))
                .push_credential_sid(sid("CR")),
        )
        .sync(SyncGrant::default().service_sid("default").endpoint_id("e"))
        .voice(
            VoiceGrant::default()
                .incoming(VoiceIncoming::default().allow(true))
                .outgoing(outgoing)
                .push_credential_sid(sid("CR"))
                .endpoint_id("e"),
        )
        .video(VideoGrant::default().room("r"))
        .task_router(
            TaskRouterGrant::default()
                .workspace_sid(sid("WS"))
                .worker_sid(sid("WK"))
                .role("worker"),
        )
        .playback(json!({"playbackUrl": "https://a.example"}));
    let [_, claims] = parts(&signed(&token));
    assert_eq!(
        claims["grants"],
        json!({
            "identity": "Ann",
            "chat": {
                "service_sid": SERVICE, "endpoint_id": "e",
                "deployment_role_sid": sid("RL"), "push_credential_sid": sid("CR"),
            },
            "data_sync": {"service_sid": "default", "endpoint_id": "e"},
            "voice": {
                "incoming": {"allow": true},
                "outgoing": {"application_sid": sid("AP"), "params": {"queue": "sales"}},
                "push_credential_sid": sid("CR"), "endpoint_id": "e",
            },
            "video": {"room": "r"},
            "task_router": {"workspace_sid": sid("WS"), "worker_sid": sid("WK"), "role": "worker"},
            "player": {"playbackUrl": "https://a.example"},
        })
    );
}

#[test]
fn the_times_are_those_that_were_set() {
    let token = chat()
        .time_to_live(Duration::from_secs(900))
        .not_before(at(NOW + 60));
    let [_, claims] = parts(&signed(&token));
    assert_eq!(
        (&claims["nbf"], &claims["exp"]),
        (&json!(NOW + 60), &json!(NOW + 900))
    );
    let token = chat().sign_at(&key(), at(NOW)).expect("a token");
    assert_eq!(token.expires_at(), at(NOW + 3600));
}

#[test]
fn a_key_that_no_service_would_take_is_an_error_that_names_the_argument() {
    for (account, key, secret, expected) in [
        (
            KEY,
            ACCOUNT,
            SECRET,
            "`account_sid` of the access token is a SID of another kind, not one that begins with `AC`",
        ),
        (
            ACCOUNT,
            ACCOUNT,
            SECRET,
            "`key_sid` of the access token is a SID of another kind, not one that begins with `SK`",
        ),
        (
            "AC1",
            KEY,
            SECRET,
            "`account_sid` of the access token is not `AC` followed by 32 hexadecimal digits",
        ),
        (
            ACCOUNT,
            "",
            SECRET,
            "`key_sid` of the access token is empty",
        ),
        (ACCOUNT, KEY, "", "`secret` of the access token is empty"),
        (
            ACCOUNT,
            KEY,
            "s\n",
            "`secret` of the access token begins or ends with white space",
        ),
        (ACCOUNT, KEY, KEY, "`secret` of the access token is a SID"),
    ] {
        let error = AccessTokenKey::new(account, key, secret).expect_err(expected);
        assert!(error.is_configuration());
        assert!(error.to_string().starts_with(expected), "{error}");
    }
}

fn refusal(token: &AccessToken) -> String {
    let error: Error = token.sign_at(&key(), at(NOW)).expect_err("a refusal");
    assert!(error.is_configuration());
    error.to_string()
}

#[test]
fn a_token_that_no_service_would_take_is_not_signed() {
    let chat_of = |identity: AccessToken| identity.chat(ChatGrant::default());
    for (token, expected) in [
        (
            chat_of(AccessToken::new("")),
            "the identity of the access token is empty",
        ),
        (
            chat_of(AccessToken::without_identity()),
            "the access token has no identity",
        ),
        (
            AccessToken::without_identity().video(VideoGrant::default()),
            "the access token has no identity",
        ),
        (
            chat().time_to_live(Duration::ZERO),
            "the time to live of the token is less than a second",
        ),
        (
            chat().time_to_live(24 * HOUR + Duration::from_nanos(1)),
            "the time to live of the token is more than 24 hours",
        ),
        (
            chat().not_before(at(NOW + 3600)),
            "the access token would expire before it is valid",
        ),
        (
            chat().region("ie1.twilio.com"),
            "`region` of the access token can't be part of a host's name",
        ),
        (
            chat().playback("{"),
            "the playback grant is not a JSON object",
        ),
        (
            chat().playback(json!([])),
            "the playback grant is not a JSON object",
        ),
        (
            chat().chat(ChatGrant::default().service_sid(sid("WS"))),
            "`service_sid` of the chat grant is a SID of another kind, not one that begins with `IS`",
        ),
        (
            chat().sync(SyncGrant::default().service_sid(sid("WS"))),
            "`service_sid` of the sync grant is a SID of another kind, not one that begins with `IS`",
        ),
        (
            chat().voice(VoiceGrant::default().outgoing(VoiceOutgoing::default().params("{"))),
            "`params` of the voice grant is not JSON",
        ),
        (
            chat()
                .voice(VoiceGrant::default().outgoing(VoiceOutgoing::default().params(json!([])))),
            "`params` of the voice grant is not a JSON object",
        ),
        (
            chat().video(VideoGrant::default().room("r".repeat(64 * 1024))),
            "the token would be longer than 64 KiB",
        ),
        (
            chat().voice(
                VoiceGrant::default().outgoing(VoiceOutgoing::default().application_sid("x")),
            ),
            "`application_sid` of the voice grant is not `AP` followed by 32 hexadecimal digits",
        ),
        (
            chat().task_router(TaskRouterGrant::default().worker_sid(sid("WS"))),
            "`worker_sid` of the TaskRouter grant is a SID of another kind, not one that begins with `WK`",
        ),
    ] {
        let refusal = refusal(&token);
        assert!(refusal.starts_with(expected), "{refusal}");
    }
    for fine in [
        AccessToken::without_identity().task_router(TaskRouterGrant::default()),
        AccessToken::without_identity().playback(json!({})),
        AccessToken::without_identity().playback("{}"),
        chat().time_to_live(24 * HOUR),
        chat().sync(SyncGrant::default().service_sid("default")),
    ] {
        assert!(fine.sign_at(&key(), at(NOW)).is_ok());
    }
}

#[test]
fn debug_shows_no_secret_no_identity_and_no_token() {
    let token = AccessToken::new("Ann Example")
        .chat(ChatGrant::default().endpoint_id("Ann's phone"))
        .video(VideoGrant::default().room("Ann's room"))
        .playback(json!({"playbackUrl": "https://ann.example"}))
        .voice(
            VoiceGrant::default().outgoing(VoiceOutgoing::default().params(json!({"name": "Ann"}))),
        );
    let text = signed(&token);
    let verified = super::validator().check_at(&text, at(NOW)).expect("valid");
    let made = token.sign_at(&key(), at(NOW)).expect("a token");
    let shown = format!(
        "{token:?} {verified:?} {made:?} {:?} {:?}",
        key(),
        super::validator()
    );
    for hidden in [
        "Ann",
        "ann",
        SECRET,
        &text,
        text.rsplit('.').next().expect("a part"),
    ] {
        assert!(!shown.contains(hidden), "{hidden}: {shown}");
    }
    assert!(
        shown.contains(KEY) && shown.contains("[redacted]"),
        "{shown}"
    );
}
