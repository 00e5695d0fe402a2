//! Bodies that are not what a route takes.

use std::time::Duration;

use serde_json::json;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
    time::timeout,
};

use crate::support::{
    running::{Running, refusal},
    settings::SITE,
    twilio::Twilio,
};

const JSON: &str = "application/json";

/// What has not arrived after so long does not arrive.
const PATIENCE: Duration = Duration::from_secs(30);

async fn send(server: &Running, path: &str, kind: &str, body: Vec<u8>) -> (u16, String) {
    let request = server.post(path).header("content-type", kind);
    let response = request.body(body).send().await.expect("a response");
    let (status, _, sentence) = refusal(response).await;
    (status, sentence)
}

#[tokio::test]
async fn a_body_of_another_shape_is_refused_with_a_reason() {
    let twilio = Twilio::usual().await;
    let server = Running::start(&twilio, &[]).await;
    let (open, close) = ("[".repeat(5000), "]".repeat(5000));
    let deep = format!("{{\"formData\":{{\"a\":{open}{close}}}}}");
    let long = |field: &str, length| json!({"formData": {field: "é".repeat(length)}}).to_string();
    for (body, reason) in [
        ("", "not JSON"),
        ("{\"formData\":", "not JSON"),
        ("{\"formData\":{}} x", "not JSON"),
        (&deep, "not JSON"),
        ("[]", "has to be an object"),
        ("{\"formData\":[]}", "has to be an object"),
        ("{\"formData\":{\"friendlyName\":7}}", "have to be texts"),
        ("{\"formData\":{\"query\":{}}}", "have to be texts"),
        (
            "{\"formData\":{\"friendlyName\":\"Ada\\nAdmin\"}}",
            "control characters",
        ),
        (&long("friendlyName", 101), "more than 100 characters"),
        (&long("query", 1601), "more than 1600 characters"),
    ] {
        let (status, sentence) = send(&server, "/initWebchat", JSON, body.into()).await;
        assert_eq!(status, 400, "{sentence}");
        assert!(sentence.contains(reason), "{sentence}");
    }
    for body in ["{}", "{\"token\":7}", "\"token\"", "[\"token\"]"] {
        let (status, sentence) = send(&server, "/refreshToken", JSON, body.into()).await;
        assert_eq!(
            (status, sentence.contains("`token`")),
            (400, true),
            "{body}"
        );
    }
    let (status, _) = send(
        &server,
        "/initWebchat",
        JSON,
        b"{\"formData\":{\"query\":\"\xff\"}}".to_vec(),
    )
    .await;
    assert_eq!(status, 400);
    assert!(twilio.requests().is_empty());
    // The longest ones that are taken.
    for (field, length) in [("friendlyName", 100), ("query", 1600)] {
        let form = json!({field: "é".repeat(length)});
        assert_eq!(server.start_chat(form).await.status(), 200, "{field}");
    }
}

#[tokio::test]
async fn a_body_of_another_type_is_refused_unread() {
    let twilio = Twilio::usual().await;
    let server = Running::start(&twilio, &[]).await;
    // The first three are what a website can send to another one without a preflight.
    for kind in [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/jsonp",
    ] {
        let (status, _) = send(&server, "/initWebchat", kind, b"{}".to_vec()).await;
        assert_eq!(status, 415, "{kind}");
    }
    assert!(twilio.requests().is_empty());
    let request = server
        .post("/initWebchat")
        .header("content-type", "Application/JSON; charset=utf-8");
    assert_eq!(
        request
            .body("{}")
            .send()
            .await
            .expect("a response")
            .status(),
        200
    );
}

#[tokio::test]
async fn a_large_body_is_refused() {
    let twilio = Twilio::usual().await;
    let server = Running::start(&twilio, &[]).await;
    let body = json!({"formData": {"other": "x".repeat(20 * 1024)}}).to_string();
    let (status, _) = send(&server, "/initWebchat", JSON, body.into()).await;
    assert_eq!(status, 413);
    assert!(twilio.requests().is_empty());
}

#[tokio::test]
async fn a_body_that_does_not_arrive_holds_the_server_up_for_a_while_only() {
    let twilio = Twilio::usual().await;
    let server = Running::start(&twilio, &[("TIMEOUT_SECONDS", "1")]).await;
    let mut stream = TcpStream::connect(server.address)
        .await
        .expect("a connection");
    let head = format!(
        "POST /initWebchat HTTP/1.1\r\nhost: x\r\norigin: {SITE}\r\ncontent-type: {JSON}\r\ncontent-length: 100\r\n\r\n{{"
    );
    stream.write_all(head.as_bytes()).await.expect("sent");
    let response = timeout(PATIENCE, first_response(&mut stream)).await;
    let response = response.expect("a response in time");
    assert!(response.starts_with("HTTP/1.1 503"), "{response}");
    // The page has to be able to read it.
    assert!(
        response.contains(&format!("access-control-allow-origin: {SITE}")),
        "{response}"
    );
}

/// Reads a response up to the end of its JSON. The connection stays open, because the server waits for the rest of the body.
async fn first_response(stream: &mut TcpStream) -> String {
    let mut response = String::new();
    let mut part = [0; 4096];
    while !response.contains('}') {
        let length = stream.read(&mut part).await.expect("a response");
        assert_ne!(length, 0, "{response}");
        response.push_str(&String::from_utf8_lossy(&part[..length]));
    }
    response
}

#[tokio::test]
async fn other_addresses_and_methods_are_refused_in_json_too() {
    let twilio = Twilio::usual().await;
    let server = Running::start(&twilio, &[]).await;
    let response = server.get("/nothing").send().await.expect("a response");
    assert_eq!(refusal(response).await.0, 404);
    let response = server
        .get("/initWebchat")
        .header("origin", SITE)
        .send()
        .await;
    assert_eq!(refusal(response.expect("a response")).await.0, 405);
}
