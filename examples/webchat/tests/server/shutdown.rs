//! The server is asked to stop while it has something to do.

use std::sync::Arc;

use serde_json::json;
use tokio::{net::TcpStream, sync::Semaphore, task::yield_now};

use crate::support::{
    running::Running,
    twilio::{Answer, Twilio, chat},
};

#[tokio::test]
async fn a_request_that_has_begun_is_finished() {
    let gate = Arc::new(Semaphore::new(0));
    let twilio = Twilio::start({
        let gate = gate.clone();
        move |_| Answer::After(gate.clone(), 201, chat())
    })
    .await;
    let server = Running::start(&twilio, &[]).await;
    let address = server.address;
    let request = server
        .post("/initWebchat")
        .header("content-type", "application/json");
    let request = tokio::spawn(request.body("{}").send());
    while twilio.requests().is_empty() {
        yield_now().await;
    }
    let serving = server.stop();
    while TcpStream::connect(address).await.is_ok() {
        yield_now().await;
    }
    assert!(!serving.is_finished() && !request.is_finished());
    gate.add_permits(1);
    let response = request.await.expect("no panic").expect("a response");
    assert_eq!(response.status(), 200);
    serving.await.expect("no panic").expect("a good end");
}

#[tokio::test]
async fn a_request_that_does_not_finish_does_not_keep_the_server() {
    let never = Arc::new(Semaphore::new(0));
    let twilio = Twilio::start(move |_| Answer::After(never.clone(), 201, json!({}))).await;
    let server = Running::start(&twilio, &[("TIMEOUT_SECONDS", "1")]).await;
    // It sends no request at all, which no time limit of a request ends.
    let idle = TcpStream::connect(server.address)
        .await
        .expect("a connection");
    server.stop().await.expect("no panic").expect("a good end");
    drop(idle);
}
