//! What the log of the server must not contain.

use serde_json::json;

use crate::support::{
    log,
    running::{Running, json_of},
    settings::{AUTH_TOKEN, SECRET, SERVICE},
    twilio::{Answer, Received, Twilio},
};

const IDENTITY: &str = "identity-of-nobody-else";
const CONVERSATION: &str = "CHaaaabbbbccccddddeeeeffff00001111";
const NAME: &str = "Xanthippe";
const QUERY: &str = "quadrille";
const ANSWER: &str = "zebroid";

/// Answers with an identity of its own. Its errors repeat what it was sent, and what it knows from other requests.
fn talkative(request: &Received) -> Answer {
    if request.is_start() {
        let chat = json!({"conversation_sid": CONVERSATION, "identity": IDENTITY});
        return Answer::Json(201, chat);
    }
    let text = request.field("Body").unwrap_or_default();
    Answer::Json(
        400,
        json!({"code": 50511, "message": format!("{text} of {NAME}, {IDENTITY}, is bad")}),
    )
}

#[tokio::test]
async fn no_secret_and_nothing_of_a_visitor_is_logged() {
    let twilio = Twilio::start(talkative).await;
    let changes = [
        ("TWILIO_AUTH_TOKEN", AUTH_TOKEN),
        ("PUBLIC_URL", "https://chat.example.com"),
    ];
    let server = Running::start(&twilio, &changes).await;
    let form = json!({"friendlyName": NAME, "query": QUERY, "other": ANSWER});
    let chat = json_of(server.start_chat(form).await).await;
    let token = chat["token"].as_str().expect("text");
    assert_eq!(server.refresh(token).await.status(), 200);
    assert_eq!(server.refresh(&format!("{token}x")).await.status(), 403);
    server.start_chat(json!({"friendlyName": [NAME]})).await;
    server
        .start_chat(json!({"query": QUERY.repeat(1000)}))
        .await;
    server
        .get(&format!("/{NAME}?{QUERY}"))
        .send()
        .await
        .expect("a response");
    server
        .bare_post("/webhook")
        .body(ANSWER)
        .send()
        .await
        .expect("a response");

    let log = log::text();
    let (signature, claims) = (token.rsplit('.').next(), token.split('.').nth(1));
    for hidden in [
        IDENTITY,
        NAME,
        QUERY,
        ANSWER,
        SECRET,
        AUTH_TOKEN,
        signature.expect("a part"),
        claims.expect("a part"),
    ] {
        let line = log.lines().find(|line| line.contains(hidden));
        assert_eq!(line, None, "{hidden}");
    }
    // What has to be there, or this test sees nothing.
    for shown in [
        "route=\"/initWebchat\"",
        "route=\"/refreshToken\"",
        "route=\"(other)\"",
        CONVERSATION,
        "code=50511",
        "a first message was not written",
        "token not refreshed reason=the signature of the access token is wrong",
        "webhook rejected",
    ] {
        assert!(log.contains(shown), "{shown}");
    }
    assert!(
        !log.contains(&format!("/{SERVICE}/")),
        "paths are logged without their values"
    );
}
