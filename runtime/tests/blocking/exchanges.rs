//! Calls that block, on a socket. The faults there are those of all clients, in the tests of HTTP.

use std::time::Duration;

use twilio_runtime::RetryPolicy;

use crate::{
    reply::{Reply, json},
    server::Server,
    support::{CreateThing, Ping, builder, scope},
};

fn once(replies: impl IntoIterator<Item = Reply>) -> (Server, twilio_runtime::Scope) {
    let server = Server::start(replies);
    let scope = scope(builder().base_url(&server.url).retry(RetryPolicy::off()));
    (server, scope)
}

#[test]
fn a_request_is_written_whole_and_the_connection_kept() {
    let (server, scope) = once([json(200, r#"{"size":1}"#), json(200, "[]")]);
    let created = CreateThing::new(&scope).friendly_name("A & B");
    assert_eq!(created.send_blocking().expect("a thing").size, Some(1));
    Ping::new(&scope).send_blocking().expect("JSON");
    let requests = server.requests();
    assert!(
        requests[0].starts_with("POST /v1/Things HTTP/1.1\r\n"),
        "{}",
        requests[0]
    );
    assert!(
        requests[0].contains("\r\ncontent-length: 24\r\n"),
        "{}",
        requests[0]
    );
    assert!(
        requests[0].ends_with("\r\n\r\nFriendlyName=A%20%26%20B"),
        "{}",
        requests[0]
    );
    let host = server.url.trim_start_matches("http://");
    assert!(
        requests[0].contains(&format!("\r\nhost: {host}\r\n")),
        "{}",
        requests[0]
    );
    assert!(
        requests[1].contains("\r\ncontent-length: 0\r\n"),
        "{}",
        requests[1]
    );
    assert_eq!(server.connections(), 1);
}

#[test]
fn a_connection_that_the_service_closed_is_not_used_again() {
    let close = |close: &str| {
        let head = format!("HTTP/1.1 200 X\r\n{close}content-length: 2\r\n\r\n[]");
        Reply::SendAndClose(head)
    };
    let replies = [close(""), close("connection: close\r\n"), json(200, "[]")];
    let (server, scope) = once(replies);
    for _ in 0..3 {
        Ping::new(&scope).send_blocking().expect("JSON");
        std::thread::sleep(Duration::from_millis(50));
    }
    assert_eq!(server.connections(), 3);
}
