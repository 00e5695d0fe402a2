//! The transport that the documentation shows: it is short, it is the one of the example, and it keeps to its limits.

#![cfg(feature = "reqwest")]
#![allow(
    unreachable_pub,
    reason = "the macro declares public types, and a test has no public interface"
)]

#[allow(dead_code, reason = "the example runs on its own")]
#[path = "../examples/own_transport.rs"]
mod own_transport;
#[path = "http/support/reqwest_client.rs"]
mod reqwest_client;

use std::{
    io::{Read, Write},
    net::TcpListener,
    thread,
    time::{Duration, Instant},
};

use own_transport::{ListFlexFlow, OwnTransport};
use reqwest::redirect::Policy;
use reqwest_client::reqwest_client;
use twilio_runtime::{ClientBuilder, Credentials, Error, Json, Page, RetryPolicy, Scope};

const EXAMPLE: &str = include_str!("../examples/own_transport.rs");
const TRAIT: &str = include_str!("../src/transport/mod.rs");

#[test]
fn it_is_short_and_shown_in_the_documentation() {
    let (_, code) = EXAMPLE
        .split_once("pub struct OwnTransport")
        .expect("the transport");
    let (code, _) = code
        .split_once("twilio_runtime::request!")
        .expect("the request");
    let (_, implementation) = code.split_once("impl Transport").expect("the impl");
    let lines = implementation.lines().take_while(|line| *line != "}");
    assert!(lines.count() + 1 < 20, "the impl is no longer short");
    let shown: String = TRAIT
        .lines()
        .filter_map(|line| line.strip_prefix("///"))
        .map(|line| line.strip_prefix(' ').unwrap_or(line).to_owned() + "\n")
        .collect();
    assert!(
        shown.contains(code.trim_end()),
        "the documentation of `Transport` shows another one"
    );
}

/// Lists Flex Flows from a service that writes these pieces, with a pause after each.
async fn list(pieces: Vec<&'static [u8]>, pause: Duration) -> Result<Page<Json>, Error> {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    thread::spawn(move || {
        let (mut stream, _) = listener.accept().expect("a connection");
        let mut request = [0; 4096];
        let _ = stream.read(&mut request);
        for piece in pieces {
            // The client may have had enough.
            let _ = stream.write_all(piece);
            thread::sleep(pause);
        }
    });
    let http = reqwest_client(&[]).redirect(Policy::none()).build();
    let client = ClientBuilder::new("test/1.0")
        .credentials(Credentials::none())
        .base_url(format!("http://{address}"))
        .transport(OwnTransport(http.expect("a client")))
        .retry(RetryPolicy::off())
        .attempt_timeout(Duration::from_millis(400))
        .max_response_size(100)
        .build()
        .expect("a client");
    ListFlexFlow::new(&Scope::new(client)).send().await
}

#[tokio::test]
async fn a_response_arrives_whole_with_its_headers() {
    let whole = b"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n{\"flex_flows\": [1, 2]}";
    let page = list(vec![whole], Duration::ZERO).await.expect("a page");
    assert_eq!(page.records.len(), 2);
    let refusal =
        b"HTTP/1.1 500 Oh\r\ntwilio-request-id: RQ1\r\ncontent-length: 2\r\n\r\n{}rubbish";
    let error = list(vec![refusal], Duration::ZERO)
        .await
        .expect_err("a refusal");
    assert_eq!(error.request_id(), Some("RQ1"));
    assert_eq!(error.body(), Some(b"{}".as_slice()));
}

#[tokio::test]
async fn a_trickle_does_not_outlast_the_limit() {
    let begun = Instant::now();
    let head = b"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n".as_slice();
    let mut pieces = vec![head];
    pieces.extend([b" ".as_slice(); 9]);
    let error = list(pieces, Duration::from_millis(100))
        .await
        .expect_err("a timeout");
    assert!(error.is_timeout() && error.was_sent(), "{error:?}");
    assert!(begun.elapsed() < Duration::from_millis(900));
}

#[tokio::test]
async fn a_body_without_end_is_cut_off() {
    let head = b"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n".as_slice();
    let pieces = vec![head, &[b' '; 80], &[b' '; 80], &[b' '; 80]];
    let error = list(pieces, Duration::from_millis(20))
        .await
        .expect_err("a limit");
    assert!(error.is_response_too_large(), "{error:?}");
}

#[tokio::test]
async fn a_service_that_is_not_there_got_nothing() {
    let http = reqwest_client(&[]).redirect(Policy::none()).build();
    let client = ClientBuilder::new("test/1.0")
        .credentials(Credentials::none())
        .base_url("http://127.0.0.1:9")
        .transport(OwnTransport(http.expect("a client")))
        .retry(RetryPolicy::off())
        .build()
        .expect("a client");
    let error = ListFlexFlow::new(&Scope::new(client)).send().await;
    let error = error.expect_err("no service");
    assert!(error.is_connect() && !error.was_sent(), "{error:?}");
}
