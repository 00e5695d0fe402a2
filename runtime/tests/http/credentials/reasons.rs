//! Why the token service refused, in the words of RFC 6749.

use super::oauth;
use crate::support::{CreateThing, Reply, Server, builder, json, scope_with, scripted_with};
use twilio_runtime::{Credentials, Error, HttpResponse, ScriptedTransport};

async fn refusal(status: u16, body: &str) -> Error {
    let transport = ScriptedTransport::new();
    transport.respond(HttpResponse::new(status, body));
    let credentials = Credentials::oauth("OQ1", "s3cret-of-the-app");
    let scope = scripted_with(builder().credentials(credentials), &transport);
    CreateThing::new(&scope).send().await.expect_err("no token")
}

#[tokio::test]
async fn the_reason_can_be_read_and_shows() {
    let error = refusal(
        401,
        r#"{"error":"invalid_client","error_description":"Client can't log in","error_uri":"https://u/x"}"#,
    )
    .await;
    assert!(error.is_authentication() && !error.was_sent(), "{error:?}");
    let refusal = error.token_error().expect("a refusal");
    assert_eq!(
        (
            refusal.status(),
            refusal.code(),
            refusal.description(),
            refusal.uri()
        ),
        (
            401,
            Some("invalid_client"),
            Some("Client can't log in"),
            Some("https://u/x")
        )
    );
    let report = error.report().to_string();
    let says = "status 401, invalid_client: Client can't log in (https://u/x)";
    assert!(report.contains(says), "{report}");
}

#[tokio::test]
async fn a_reason_is_a_stranger_s_text() {
    let long = "x".repeat(5000);
    let body = serde_json::json!({
        "error": "invalid\u{1b}[31m_grant\r\nforged: line",
        "error_description": format!("a\u{202e}b\u{0} s3cret-of-the-app {long}"),
        "error_uri": 7,
    });
    let error = refusal(400, &body.to_string()).await;
    let report = format!("{} {error:?}", error.report());
    // A report has lines of its own.
    let is_hidden = |c: char| c.is_control() && c != '\n' || c == '\u{202e}';
    assert!(!report.contains(is_hidden), "{report}");
    assert!(!report.contains("\nforged"), "{report}");
    assert!(!report.contains("s3cret"), "{report}");
    assert!(report.contains(r"a\u{202e}b\0 [redacted] xxx"), "{report}");
    assert!(report.len() < 3000, "{}", report.len());
    let code = error.token_error().and_then(|error| error.code());
    assert_eq!(code, Some(r"invalid\u{1b}[31m_grant\r\nforged: line"));
}

#[tokio::test]
async fn other_answers_have_no_code() {
    for body in [
        "",
        "<html>",
        "[]",
        r#"{"error":{"code":1}}"#,
        r#"{"error":""}"#,
    ] {
        let error = refusal(403, body).await;
        let refusal = error.token_error().expect("a refusal");
        assert_eq!((refusal.status(), refusal.code()), (403, None), "{body}");
        let report = error.report().to_string();
        assert!(report.contains("status 403"), "{report}");
    }
    let transport = ScriptedTransport::new();
    transport.respond(HttpResponse::new(200, "<html>"));
    let scope = scripted_with(builder().credentials(oauth()), &transport);
    let error = CreateThing::new(&scope).send().await.expect_err("no token");
    assert!(error.token_error().is_none(), "nothing was refused");
}

#[tokio::test]
async fn over_a_socket_too() {
    let server = Server::start([
        json(400, r#"{"error":"unauthorized_client"}"#),
        Reply::Reset,
    ]);
    let credentials = Credentials::oauth_at(format!("{}/token", server.url), "OQ1", "s");
    let scope = scope_with(builder().credentials(credentials), &server);
    let error = CreateThing::new(&scope).send().await.expect_err("no token");
    let code = error.token_error().and_then(|error| error.code());
    assert_eq!(code, Some("unauthorized_client"));
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn no_part_of_the_secret_is_left_where_a_message_is_cut() {
    for padding in 470..510 {
        let message = format!("{}s3cret-of-the-app", "x".repeat(padding));
        let error = refusal(400, &format!(r#"{{"message":"{message}"}}"#)).await;
        let shown = format!("{error} {error:?} {}", error.report());
        assert!(!shown.contains("s3"), "{shown}");
    }
}
