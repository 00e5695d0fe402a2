//! The server is asked to stop while it has something to do.

use std::{sync::Arc, time::Duration};

use tokio::{
    io::AsyncWriteExt as _, net::TcpStream, sync::Semaphore, task::yield_now, time::timeout,
};

use crate::support::{
    running::Running,
    twilio::{Answer, Twilio, chat},
};

/// A connection on which nothing moved for so long is stuck.
const STUCK: Duration = Duration::from_millis(200);

/// What has not ended after so long does not end.
const PATIENCE: Duration = Duration::from_secs(30);

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
        assert!(!request.is_finished(), "the request did not reach Twilio");
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
async fn a_browser_that_does_not_read_does_not_keep_the_server() {
    let twilio = Twilio::usual().await;
    let server = Running::start(&twilio, &[("TIMEOUT_SECONDS", "1")]).await;
    let mut stream = TcpStream::connect(server.address)
        .await
        .expect("a connection");
    let requests = "GET /page.js HTTP/1.1\r\nhost: x\r\n\r\n".repeat(100);
    // Its answers fill the buffers in between, and then its requests do.
    while timeout(STUCK, stream.write_all(requests.as_bytes()))
        .await
        .is_ok()
    {}
    let ended = timeout(PATIENCE, server.stop()).await;
    let ended = ended.expect("a server that ends");
    ended.expect("no panic").expect("a good end");
}
