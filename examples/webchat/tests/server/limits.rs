//! What a visitor may ask for in a minute.

use reqwest::Response;
use serde_json::json;

use crate::support::{
    running::{Running, refusal},
    settings::SITE,
    twilio::Twilio,
};

async fn start_from(server: &Running, forwarded: &str) -> Response {
    let request = server
        .post("/initWebchat")
        .header("x-forwarded-for", forwarded);
    let request = request.header("content-type", "application/json");
    request.body("{}").send().await.expect("a response")
}

#[tokio::test]
async fn a_visitor_who_starts_too_many_chats_has_to_wait() {
    let twilio = Twilio::usual().await;
    let server = Running::start(&twilio, &[("STARTS_PER_MINUTE", "2")]).await;
    for _ in 0..2 {
        assert_eq!(server.start_chat(json!({})).await.status(), 200);
    }
    let response = server.start_chat(json!({})).await;
    // The page has to be able to read the refusal.
    assert_eq!(response.headers()["access-control-allow-origin"], SITE);
    let (status, wait, _) = refusal(response).await;
    let wait = wait.expect("the time to wait");
    assert_eq!(status, 429);
    assert!((1..=30).contains(&wait), "{wait}");
    assert_eq!(twilio.requests().len(), 2, "the third start reached Twilio");
    assert_eq!(
        server.refresh("x").await.status(),
        403,
        "a refresh is another matter"
    );
}

#[tokio::test]
async fn a_visitor_who_refreshes_too_often_has_to_wait() {
    let twilio = Twilio::usual().await;
    let server = Running::start(&twilio, &[("REFRESHES_PER_MINUTE", "1")]).await;
    assert_eq!(server.refresh("x").await.status(), 403);
    let (status, wait, _) = refusal(server.refresh("x").await).await;
    assert_eq!((status, wait.is_some_and(|wait| wait <= 60)), (429, true));
    assert_eq!(server.start_chat(json!({})).await.status(), 200);
}

#[tokio::test]
async fn a_header_that_the_visitor_sends_does_not_help() {
    let twilio = Twilio::usual().await;
    let direct = Running::start(&twilio, &[("STARTS_PER_MINUTE", "1")]).await;
    assert_eq!(start_from(&direct, "198.51.100.1").await.status(), 200);
    assert_eq!(start_from(&direct, "198.51.100.2").await.status(), 429);

    let changes = [("STARTS_PER_MINUTE", "1"), ("TRUSTED_PROXIES", "1")];
    let behind_proxy = Running::start(&twilio, &changes).await;
    for (forwarded, status) in [
        ("198.51.100.1", 200),
        ("198.51.100.2", 200),
        ("198.51.100.3, 198.51.100.1", 429),
    ] {
        assert_eq!(
            start_from(&behind_proxy, forwarded).await.status(),
            status,
            "{forwarded}"
        );
    }
}

#[tokio::test]
async fn what_watches_the_server_is_not_limited() {
    let twilio = Twilio::usual().await;
    let server = Running::start(&twilio, &[("STARTS_PER_MINUTE", "1")]).await;
    for _ in 0..5 {
        let response = server.get("/healthz").send().await.expect("a response");
        assert_eq!(response.status(), 200);
        assert_eq!(response.text().await.expect("a body"), "ok");
    }
    assert!(twilio.requests().is_empty());
}
