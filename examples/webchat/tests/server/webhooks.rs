//! Twilio, or somebody who claims to be Twilio, sends a webhook.

use reqwest::Response;
use twilio_flex::WebhookSecret;

use crate::support::{log, running::Running, settings::AUTH_TOKEN, twilio::Twilio};

const PUBLIC: &str = "https://chat.example.com/hooks";
const EVENT: &str = "EventType=onConversationStateUpdated&StateTo=closed&ConversationSid=CHfedcba9876543210fedcba9876543210&Body=Hidden+words";

async fn server() -> (Running, Twilio) {
    let twilio = Twilio::usual().await;
    let changes = [("TWILIO_AUTH_TOKEN", AUTH_TOKEN), ("PUBLIC_URL", PUBLIC)];
    (Running::start(&twilio, &changes).await, twilio)
}

/// Sends a form with the signature that this secret makes for this URL and `EVENT`.
async fn send(server: &Running, secret: &str, url: &str, form: &str) -> Response {
    let signed = WebhookSecret::auth_token(secret).sign_form(url, EVENT.as_bytes());
    let request = server.bare_post("/webhook");
    let request = request.header("content-type", "application/x-www-form-urlencoded");
    let request = signed.headers().fold(request, |request, (name, value)| {
        request.header(name, value)
    });
    request
        .body(form.to_owned())
        .send()
        .await
        .expect("a response")
}

#[tokio::test]
async fn what_twilio_signed_is_taken() {
    let (server, _twilio) = server().await;
    let url = format!("{PUBLIC}/webhook");
    let response = send(&server, AUTH_TOKEN, &url, EVENT).await;
    assert_eq!(response.status(), 200);
    let log = log::text();
    // The servers of other tests log too.
    let line = "chat closed conversation=\"CHfedcba9876543210fedcba9876543210\"";
    assert!(log.contains(line));
    assert!(!log.contains("Hidden"));
}

#[tokio::test]
async fn anything_else_is_refused() {
    let (server, _twilio) = server().await;
    let url = format!("{PUBLIC}/webhook");
    let changed = EVENT.replace("closed", "active");
    for (what, secret, url, form) in [
        ("changed", AUTH_TOKEN, &*url, &*changed),
        ("signed with another token", "another", &url, EVENT),
        (
            "signed for another URL",
            AUTH_TOKEN,
            "https://other.example/webhook",
            EVENT,
        ),
    ] {
        let response = send(&server, secret, url, form).await;
        assert_eq!(response.status(), 403, "a webhook that is {what}");
    }
    let unsigned = server.bare_post("/webhook").body(EVENT).send().await;
    assert_eq!(unsigned.expect("a response").status(), 400);
}

#[tokio::test]
async fn without_a_secret_there_is_no_such_address() {
    let twilio = Twilio::usual().await;
    for changes in [
        &[][..],
        &[("TWILIO_AUTH_TOKEN", AUTH_TOKEN)],
        &[("PUBLIC_URL", PUBLIC)],
    ] {
        let server = Running::start(&twilio, changes).await;
        let response = send(&server, AUTH_TOKEN, &format!("{PUBLIC}/webhook"), EVENT).await;
        assert_eq!(response.status(), 404);
    }
}
