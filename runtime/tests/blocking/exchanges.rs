//! The blocking transport on a socket.

use std::time::{Duration, Instant};

use twilio_runtime::{Error, RetryPolicy};

use crate::{
    reply::{Reply, json},
    server::Server,
    support::{CreateThing, ListThings, Ping, builder, scope},
};

fn once(replies: impl IntoIterator<Item = Reply>) -> (Server, twilio_runtime::Scope) {
    let server = Server::start(replies);
    let scope = scope(builder().base_url(&server.url).retry(RetryPolicy::off()));
    (server, scope)
}

fn ping(head_and_body: &str) -> Result<twilio_runtime::Json, Error> {
    let (_server, scope) = once([Reply::SendAndClose(head_and_body.to_owned())]);
    Ping::new(&scope).send_blocking()
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

#[test]
fn bodies_of_every_framing_are_read() {
    for whole in [
        "HTTP/1.1 200 X\r\ntransfer-encoding: chunked\r\n\r\n1;x=y\r\n[\r\n2\r\n1]\r\n0\r\ntrailer: x\r\n\r\n",
        "HTTP/1.1 200 X\r\n\r\n[1]",
        "HTTP/1.0 200 X\r\nContent-Length: 3\r\n\r\n[1]",
        "HTTP/1.1 103 X\r\nlink: x\r\n\r\nHTTP/1.1 200 X\r\ncontent-length: 3\r\ncontent-length: 3\r\n\r\n[1]",
    ] {
        assert_eq!(ping(whole).expect(whole), serde_json::json!([1]));
    }
    let whole = "HTTP/1.1 200 X\r\ntransfer-encoding: chunked\r\n\r\n3\r\n[1]\r\n0\r\n\r\n";
    let (_server, scope) = once([Reply::Trickle(whole.to_owned())]);
    let json = Ping::new(&scope).send_blocking().expect("byte by byte");
    assert_eq!(json, serde_json::json!([1]));
}

#[test]
fn what_is_no_response_is_an_error_that_may_have_been_sent() {
    for bad in [
        "",
        "SSH-2.0\r\n\r\n",
        "HTTP/1.1 200 X\r\ncontent-length: 4\r\n\r\n[1]",
        "HTTP/1.1 200 X\r\ncontent-length: +3\r\n\r\n[1]",
        "HTTP/1.1 200 X\r\ncontent-length: 3\r\ncontent-length: 2\r\n\r\n[1]",
        "HTTP/1.1 200 X\r\ntransfer-encoding: chunked\r\n\r\nz\r\n[1]\r\n0\r\n\r\n",
        "HTTP/1.1 200 X\r\ntransfer-encoding: chunked\r\n\r\n3\r\n[1]xx0\r\n\r\n",
        "HTTP/1.1 200 X\r\ntransfer-encoding: chunked\r\n\r\n3\r\n[1]\r\n",
    ] {
        let error = ping(bad).expect_err(bad);
        assert!(
            error.was_sent() && !error.is_timeout() && !error.is_connect(),
            "{bad}: {error:?}"
        );
    }
}

#[test]
fn a_response_that_is_too_large_is_given_up() {
    for body in [
        "content-length: 9999\r\n\r\n",
        "transfer-encoding: chunked\r\n\r\n9\r\n[1, 2, 3]\r\n",
        "\r\n[1, 2, 3, 4, 5]",
    ] {
        let reply = Reply::SendAndClose(format!("HTTP/1.1 200 X\r\n{body}"));
        let server = Server::start([reply]);
        let scope = scope(builder().base_url(&server.url).max_response_size(8));
        let error = Ping::new(&scope).send_blocking().expect_err("too large");
        assert!(
            error.to_string().contains('8') && error.was_sent(),
            "{error}"
        );
    }
}

#[test]
fn silence_ends_with_the_time_and_no_connection_is_told_apart() {
    let (_server, scope) = once([Reply::Silence]);
    let begin = Instant::now();
    let request = Ping::new(&scope).with_timeout(Duration::from_millis(100));
    let error = request.send_blocking().expect_err("a timeout");
    assert!(error.is_timeout() && error.was_sent(), "{error:?}");
    assert!(begin.elapsed() < Duration::from_secs(5));

    let body = format!("[{}]", " ".repeat(500));
    let (_server, scope) = once([Reply::Trickle(format!("HTTP/1.1 200 X\r\n\r\n{body}"))]);
    let request = Ping::new(&scope).with_timeout(Duration::from_millis(200));
    assert!(request.send_blocking().expect_err("a timeout").is_timeout());

    let port = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}", port.local_addr().expect("an address"));
    drop(port);
    let scope = crate::support::scope(builder().base_url(url).retry(RetryPolicy::off()));
    let error = Ping::new(&scope).send_blocking().expect_err("nobody there");
    assert!(error.is_connect() && !error.was_sent(), "{error:?}");
}

#[test]
fn resets_are_retried_where_that_is_safe() {
    let server = Server::start([Reply::Reset, json(200, r#"{"things":[]}"#), Reply::Reset]);
    let scope = scope(builder().base_url(&server.url));
    let listed = ListThings::new(&scope).send_with_response_blocking();
    assert_eq!(listed.expect("the second answer").attempts(), 2);
    let error = Ping::new(&scope).send_blocking().expect_err("a reset");
    assert!(error.was_sent());
}
