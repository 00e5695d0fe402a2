//! Calls that are dropped while they wait: for a connection, an answer, its body, the next attempt, the next page.

use std::{net::TcpListener, time::Duration};

use crate::support::{
    CreateThing, ListThings, Reply, Server, add_note, builder, json, retrying, scope_with,
};
use tokio::time::timeout;
use twilio_runtime::{RetryPolicy, Scope};

const A_WHILE: Duration = Duration::from_millis(60);

/// Drops a call that waits for `reply`, and checks that the next one goes well.
async fn give_up_on(reply: Reply) -> usize {
    let server = Server::start([reply, json(200, r#"{"size":1}"#)]);
    let scope = scope_with(retrying().retry(RetryPolicy::default()), &server);
    let given_up = timeout(A_WHILE, CreateThing::new(&scope).send()).await;
    assert!(given_up.is_err(), "{given_up:?}");
    let thing = CreateThing::new(&scope).send().await.expect("a thing");
    assert_eq!(thing.size, Some(1));
    server.requests().len()
}

#[tokio::test]
async fn while_it_waits_for_the_answer_or_its_body() {
    assert_eq!(give_up_on(Reply::Silence).await, 2);
    let trickle = format!(
        "HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{}",
        " ".repeat(9)
    );
    assert_eq!(give_up_on(Reply::Trickle(trickle)).await, 2);
    let half = "HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{\"si";
    assert_eq!(give_up_on(Reply::Send(half.to_owned())).await, 2);
}

#[tokio::test]
async fn while_it_waits_for_its_next_attempt() {
    let refusal = "HTTP/1.1 429 X\r\nretry-after: 5\r\ncontent-length: 0\r\n\r\n";
    assert_eq!(give_up_on(Reply::Send(refusal.to_owned())).await, 2);
}

#[tokio::test]
async fn while_it_connects() {
    // The system accepts, but nobody answers the handshake.
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let url = format!("https://{}", listener.local_addr().expect("an address"));
    let client = builder().base_url(url).build().expect("a client");
    let scope = Scope::new(client);
    for _ in 0..3 {
        assert!(timeout(A_WHILE, add_note(&scope).send()).await.is_err());
    }
}

#[tokio::test]
async fn between_the_polls_of_a_stream() {
    let page = r#"{"things":[{"size":1}],"meta":{"next_page_url":"/v1/Things?Page=1"}}"#;
    let server = Server::start([
        json(200, page),
        Reply::Silence,
        json(200, r#"{"things":[{"size":2}]}"#),
    ]);
    let scope = scope_with(builder(), &server);
    let mut records = ListThings::new(&scope).stream();
    assert_eq!(
        records
            .next()
            .await
            .expect("a record")
            .expect("a record")
            .size,
        Some(1)
    );
    // The future that waits is dropped, but the request belongs to the stream and goes on.
    assert!(timeout(A_WHILE, records.next()).await.is_err());
    assert!(timeout(A_WHILE, records.next()).await.is_err());
    assert_eq!(server.requests().len(), 2);
    drop(records);
    let things = ListThings::new(&scope)
        .stream()
        .collect()
        .await
        .expect("records");
    assert_eq!(things[0].size, Some(2));
}
