//! Twilio fails, and what the visitor learns about it.

use std::sync::Arc;

use serde_json::json;
use tokio::{net::TcpListener, sync::Semaphore};

use crate::support::{
    running::{Running, refusal},
    twilio::{Answer, Twilio, chat},
};

const TWILIOS_TEXT: &str = "A sentence of the service";

/// Returns what a visitor learns if Twilio answers so.
async fn learned(status: u16) -> (u16, Option<u64>, String) {
    let twilio = Twilio::start(move |_| {
        Answer::Json(
            status,
            json!({"code": 20001, "message": TWILIOS_TEXT, "status": status}),
        )
    })
    .await;
    let server = Running::start(&twilio, &[]).await;
    let refused = refusal(server.start_chat(json!({"query": "Hello"})).await).await;
    assert!(!refused.2.contains(TWILIOS_TEXT), "{}", refused.2);
    refused
}

#[tokio::test]
async fn a_failure_that_passes_is_one_to_wait_for() {
    for status in [500, 503] {
        let (status, wait, _) = learned(status).await;
        assert_eq!((status, wait), (503, Some(5)));
    }
}

#[tokio::test]
async fn a_failure_that_does_not_pass_is_one_of_the_server() {
    // Wrong credentials, a key that may not, an address that does not exist, a name that Twilio does not take.
    for status in [401, 403, 404, 400] {
        let (status, wait, sentence) = learned(status).await;
        assert_eq!((status, wait), (500, None));
        assert_eq!(
            sentence,
            "The chat is out of order. Please try again later."
        );
    }
}

#[tokio::test]
async fn too_many_requests_of_all_visitors_are_not_the_fault_of_one() {
    let twilio = Twilio::start(|_| {
        Answer::RetryAfter(429, "30", json!({"code": 20429, "message": TWILIOS_TEXT}))
    })
    .await;
    let server = Running::start(&twilio, &[]).await;
    let (status, wait, _) = refusal(server.start_chat(json!({})).await).await;
    assert_eq!((status, wait), (503, Some(30)));
    assert_eq!(twilio.requests().len(), 1);
}

#[tokio::test]
async fn a_service_that_is_not_there_is_one_to_wait_for() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    drop(listener);
    let server = Running::at(&format!("http://{address}"), &[]).await;
    let (status, wait, _) = refusal(server.start_chat(json!({})).await).await;
    assert_eq!((status, wait), (503, Some(5)));
}

#[tokio::test]
async fn a_service_that_does_not_answer_is_given_up() {
    let never = Arc::new(Semaphore::new(0));
    let twilio = Twilio::start(move |_| Answer::After(never.clone(), 201, chat())).await;
    let server = Running::start(&twilio, &[("TIMEOUT_SECONDS", "1")]).await;
    let (status, wait, _) = refusal(server.start_chat(json!({})).await).await;
    assert_eq!((status, wait), (503, Some(5)));
    assert_eq!(
        twilio.requests().len(),
        1,
        "a start that may have arrived was sent again"
    );
}

#[tokio::test]
async fn an_answer_without_a_guest_is_not_a_chat() {
    for answer in [
        json!({}),
        json!({"conversation_sid": "CH0123456789abcdef0123456789abcdef"}),
        json!([]),
    ] {
        let twilio = Twilio::start(move |_| Answer::Json(201, answer.clone())).await;
        let server = Running::start(&twilio, &[]).await;
        assert_eq!(refusal(server.start_chat(json!({})).await).await.0, 500);
    }
}
