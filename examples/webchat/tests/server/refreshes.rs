//! A guest refreshes a token.

use std::{
    collections::BTreeSet,
    time::{Duration, SystemTime},
};

use serde_json::json;
use twilio_flex::{AccessToken, AccessTokenKey, AccessTokenValidator, ChatGrant, SyncGrant};

use crate::support::{
    running::{Running, json_of, refusal},
    settings::{ACCOUNT, KEY, SECRET, SERVICE},
    twilio::{IDENTITY, Twilio},
};

const HOUR: Duration = Duration::from_secs(60 * 60);

fn key(secret: &str) -> AccessTokenKey {
    AccessTokenKey::new(ACCOUNT, KEY, secret).expect("a key")
}

fn guest() -> AccessToken {
    AccessToken::new("guest").chat(ChatGrant::default().service_sid(SERVICE))
}

/// Signs a token as it was made so long ago.
fn signed(token: &AccessToken, ago: Duration) -> String {
    let then = SystemTime::now() - ago;
    let token = token.sign_at(&key(SECRET), then).expect("a token");
    token.as_str().to_owned()
}

#[tokio::test]
async fn the_next_token_is_for_the_same_guest() {
    let twilio = Twilio::usual().await;
    let server = Running::start(&twilio, &[]).await;
    let chat = json_of(server.start_chat(json!({})).await).await;
    let response = server.refresh(chat["token"].as_str().expect("text")).await;
    assert_eq!(response.status(), 200);
    let body = json_of(response).await;
    let fields: BTreeSet<_> = body.as_object().expect("an object").keys().collect();
    assert!(fields.into_iter().eq(["expiration", "token"]), "{body}");
    let token = body["token"].as_str().expect("text");
    let token = AccessTokenValidator::new(key(SECRET))
        .check(token)
        .expect("a valid token");
    assert_eq!(token.identity(), Some(IDENTITY));
    assert!(body["expiration"].as_u64() >= chat["expiration"].as_u64());
    assert_eq!(
        twilio.requests().len(),
        1,
        "a refresh asks Twilio for nothing"
    );
}

#[tokio::test]
async fn a_token_that_is_not_a_valid_one_of_a_guest_is_refused() {
    let twilio = Twilio::usual().await;
    let server = Running::start(&twilio, &[("SESSION_HOURS", "8")]).await;
    let other_key = guest().sign(&key("another secret")).expect("a token");
    let other_service = ChatGrant::default().service_sid("IS00000000000000000000000000000000");
    let more = guest().sync(SyncGrant::default().service_sid("default"));
    let day = guest().time_to_live(24 * HOUR);
    assert_eq!(server.refresh(&signed(&day, 7 * HOUR)).await.status(), 200);
    for (what, token) in [
        ("expired", signed(&guest(), 2 * HOUR)),
        ("of another key", other_key.as_str().to_owned()),
        ("over the session's bound", signed(&day, 9 * HOUR)),
        (
            "for another service",
            signed(
                &AccessToken::new("guest").chat(other_service),
                Duration::ZERO,
            ),
        ),
        ("for more than a chat", signed(&more, Duration::ZERO)),
        ("changed", signed(&guest(), Duration::ZERO) + "x"),
        ("no token", "x".to_owned()),
        ("empty", String::new()),
    ] {
        let (status, _, sentence) = refusal(server.refresh(&token).await).await;
        assert_eq!(status, 403, "a token that is {what}");
        // One answer for all: the reason would help only whoever tries out tokens.
        assert!(
            sentence.starts_with("The chat session is over"),
            "{what}: {sentence}"
        );
    }
}

#[tokio::test]
async fn no_token_outlasts_the_session() {
    let twilio = Twilio::usual().await;
    let server = Running::start(&twilio, &[("SESSION_HOURS", "1"), ("TOKEN_MINUTES", "120")]).await;
    let chat = json_of(server.start_chat(json!({})).await).await;
    let first = chat["expiration"].as_u64().expect("milliseconds");
    let next = server.refresh(chat["token"].as_str().expect("text")).await;
    let next = json_of(next).await["expiration"]
        .as_u64()
        .expect("milliseconds");
    assert_eq!(first, next, "both end with the session");
}
