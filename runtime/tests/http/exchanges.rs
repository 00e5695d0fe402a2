//! Exchanges over a real socket that go well: what arrives at the service, and how connections are used.

use std::{
    task::{Context, Poll, Waker},
    time::Duration,
};

use crate::support::{
    CreateThing, DeleteThing, ListThings, Reply, Server, add_note, json, scope_at,
};
use twilio_runtime::{Error, Scope};

#[tokio::test]
async fn requests_share_a_connection() {
    let server = Server::start([
        json(201, r#"{"size":1}"#),
        json(200, "{}"),
        json(200, r#"{"things":[]}"#),
    ]);
    let scope = scope_at(&server.url);
    let thing = CreateThing::new(&scope)
        .friendly_name("a b")
        .send()
        .await
        .expect("a thing");
    assert_eq!(thing.size, Some(1));
    add_note(&scope).send().await.expect("a note");
    ListThings::new(&scope)
        .page_size(2)
        .send()
        .await
        .expect("a page");
    assert_eq!(server.connections(), 1);

    let requests = server.requests();
    let host = server.url.trim_start_matches("http://");
    assert!(
        requests[0].starts_with("POST /v1/Things HTTP/1.1\r\n")
            && requests[0].ends_with("\r\n\r\nFriendlyName=a%20b")
    );
    for line in [
        &format!("host: {host}"),
        "content-length: 18",
        "accept: application/json",
        "authorization: Basic QUMw",
    ] {
        assert!(
            requests[0].contains(&format!("\r\n{line}")),
            "{line} in {}",
            requests[0]
        );
    }
    assert!(
        requests[1].contains("\r\ncontent-length: 0\r\n"),
        "{}",
        requests[1]
    );
    assert!(
        requests[1].contains("\r\ncontent-type: application/x-www-form-urlencoded\r\n"),
        "{}",
        requests[1]
    );
    assert!(
        requests[2].starts_with("GET /v1/Things?PageSize=2 HTTP/1.1\r\n"),
        "{}",
        requests[2]
    );
    assert!(!requests[2].contains("content-"), "{}", requests[2]);
}

#[tokio::test]
async fn a_connection_that_the_service_closed_loses_no_request() {
    let answer = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}";
    let server = Server::start((0..20).map(|_| Reply::SendAndClose(answer.to_owned())));
    let scope = scope_at(&server.url);
    for number in 1..=20 {
        add_note(&scope).send().await.expect("an answer");
        while server.closed() < number {
            // Now and then the runtime learns of it before the next request, now and then it does not.
            if number % 2 == 0 {
                tokio::time::sleep(Duration::from_millis(1)).await;
            } else {
                std::thread::sleep(Duration::from_millis(1));
            }
        }
    }
    assert_eq!((server.requests().len(), server.connections()), (20, 20));
}

#[tokio::test]
async fn bodies_arrive_whole_in_whatever_pieces() {
    let chunked = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\n{\"siz\r\n6\r\ne\":12}\r\n0\r\n\r\n";
    let large = format!("{{\"size\":3{}}}", " ".repeat(300_000));
    let server = Server::start([
        Reply::Send(chunked.to_owned()),
        json(200, &large),
        json(200, r#"{"size":4}"#),
    ]);
    let scope = scope_at(&server.url);
    for size in [12, 3, 4] {
        assert_eq!(
            CreateThing::new(&scope).send().await.expect("a thing").size,
            Some(size)
        );
    }
    assert_eq!(server.connections(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn calls_at_once_each_get_an_answer() {
    let server = Server::start((0..200).map(|size| json(200, &format!("{{\"size\":{size}}}"))));
    let scope = scope_at(&server.url);
    let calls: Vec<_> = (0..8)
        .map(|_| {
            let scope = scope.clone();
            tokio::spawn(async move {
                let mut sizes = Vec::new();
                for _ in 0..25 {
                    sizes.push(CreateThing::new(&scope).send().await.expect("a thing").size);
                }
                sizes
            })
        })
        .collect();
    let mut sizes = Vec::new();
    for call in calls {
        sizes.extend(call.await.expect("a task that ends"));
    }
    sizes.sort_unstable();
    assert_eq!(sizes, (0..200).map(Some).collect::<Vec<_>>());
    assert!(
        server.connections() <= 8,
        "{} connections",
        server.connections()
    );
}

#[test]
fn one_client_serves_one_runtime_after_the_other() {
    let server = Server::start([json(200, "{}"), json(200, "{}")]);
    let scope = scope_at(&server.url);
    for _ in 0..2 {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime");
        runtime
            .block_on(add_note(&scope).send())
            .expect("an answer");
    }
}

#[test]
fn without_a_runtime_there_is_an_error_and_no_panic() {
    let mut future = Box::pin(add_note(&scope_at("http://127.0.0.1:1")).send());
    match future
        .as_mut()
        .poll(&mut Context::from_waker(Waker::noop()))
    {
        Poll::Ready(Err(error)) => assert!(!error.was_sent() && !error.is_connect(), "{error:?}"),
        other => panic!("expected an error, got {other:?}"),
    }
}

#[test]
fn futures_errors_and_clients_go_between_threads() {
    fn is_task<T: Send + 'static>(_: &T) {}
    fn is_shared<T: Send + Sync + 'static>() {}
    let scope = scope_at("http://127.0.0.1:1");
    is_task(&CreateThing::new(&scope).send());
    is_task(&ListThings::new(&scope).send());
    is_task(&DeleteThing::new(&scope).send());
    is_shared::<Error>();
    is_shared::<Scope>();
    is_shared::<CreateThing>();
    assert!(size_of::<Error>() == size_of::<usize>());
}
