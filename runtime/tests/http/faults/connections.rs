//! Connections that can't be made, break or take too long: whether there was one, whether the time ran out, and whether
//! the request may have arrived.

use std::{
    error::Error as _,
    io::Write,
    net::TcpListener,
    time::{Duration, Instant},
};

use super::{
    CALLS, Call, KINDS, Kind,
    Learned::{self, Interrupted, NotConnected, NotConnectedInTime, Success, TimedOut},
    failures,
};
use crate::support::{Reply, Server, builder, json, retrying, scope_with};
use crate::tls_service::{CERTIFICATE, TlsService};
use twilio_runtime::{ClientBuilder, Scope};

/// A place where nobody listens.
const NOWHERE: &str = "http://127.0.0.1:1";

fn scope(builder: ClientBuilder, url: &str) -> Scope {
    Scope::new(builder.base_url(url).build().expect("a client"))
}

/// Every call with each of `kinds`.
fn everything(kinds: &[Kind]) -> impl Iterator<Item = (Kind, Call)> {
    kinds
        .iter()
        .flat_map(|kind| CALLS.map(|call| (*kind, call)))
}

#[tokio::test]
async fn what_was_never_sent_is_tried_again_whatever_it_is() {
    for (kind, call) in everything(KINDS) {
        for (client, attempts) in [(retrying(), 3), (builder(), 1)] {
            let result = kind.make(call, &scope(kind.client(client), NOWHERE)).await;
            assert_eq!(Learned::from(&result), NotConnected, "{kind:?}");
            let error = result.expect_err("nobody listens");
            assert_eq!(error.attempts(), attempts, "{error:?}");
            assert!(error.source().is_some(), "{error:?}");
        }
        let scope = scope(kind.client(builder()), "http://name.invalid");
        let result = kind.make(call, &scope).await;
        assert_eq!(Learned::from(&result), NotConnected, "no such host");
    }
}

#[tokio::test]
async fn a_connection_that_fails_before_there_is_tls_is_made_again() {
    for (kind, call) in everything(KINDS).filter(|(_, call)| *call != Call::Get) {
        let client = || kind.trusting(retrying(), CERTIFICATE);
        let service = TlsService::start(2).await;
        let scope = self::scope(client(), &service.url);
        let result = kind.make(call, &scope).await;
        assert_eq!(Learned::from(&result), Success, "{result:?}");
        assert_eq!(service.requests(), 1);
        let service = TlsService::start(9).await;
        let scope = self::scope(client(), &service.url);
        let result = kind.make(call, &scope).await;
        assert_eq!(Learned::from(&result), NotConnected);
        assert_eq!(result.expect_err("no connection").attempts(), 3);
        assert_eq!(service.requests(), 0);
    }
}

#[tokio::test]
async fn a_broken_answer_may_have_had_an_effect() {
    for reply in [
        Reply::Reset,
        Reply::SendAndClose(String::new()),
        Reply::SendAndClose("HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{\"size\"".to_owned()),
        Reply::SendAndClose("not HTTP\r\n\r\n".to_owned()),
    ] {
        for kind in KINDS {
            for (_, error) in failures(*kind, &reply).await {
                assert!(error.source().is_some(), "{error:?}");
                assert!(error.body().is_none() && error.request_id().is_none());
                assert_eq!(Learned::from(&Err(error)), Interrupted, "{kind:?}");
            }
        }
    }
}

#[tokio::test]
async fn a_post_on_a_connection_that_breaks_under_it_is_not_repeated() {
    for kind in KINDS {
        for fault in [Reply::Reset, Reply::SendAndClose(String::new())] {
            let server = Server::start([json(200, "{}"), fault, json(200, "{}")]);
            let scope = scope_with(kind.client(retrying()), &server);
            kind.make(Call::Post, &scope).await.expect("a thing");
            let second = kind.make(Call::Post, &scope).await;
            let error = second.expect_err("a reset");
            assert!(error.was_sent() && error.attempts() == 1, "{error:?}");
            assert_eq!(server.requests().len(), 2, "{kind:?}");
        }
    }
}

/// The whole trickle takes ten seconds, of which every one brings bytes.
#[tokio::test]
async fn a_slow_trickle_does_not_outlast_the_deadline() {
    let head = "HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\n";
    let in_the_body = format!("{head}{}", " ".repeat(500));
    let in_the_head = format!("HTTP/1.1 200 OK\r\nx-slow: {}\r\n\r\n", "x".repeat(500));
    let timeout = Duration::from_millis(500);
    for (kind, text) in KINDS
        .iter()
        .flat_map(|kind| [(kind, &in_the_body), (kind, &in_the_head)])
    {
        let attempt = async |call: Call| {
            let server = Server::start((0..3).map(|_| Reply::Trickle(text.clone())));
            let client = kind.client(retrying().attempt_timeout(timeout));
            let scope = scope_with(client, &server);
            let begin = Instant::now();
            let result = kind.make(call, &scope).await;
            (
                Learned::from(&result),
                server.requests().len(),
                begin.elapsed(),
            )
        };
        let seen = tokio::join!(
            attempt(Call::Get),
            attempt(Call::Post),
            attempt(Call::Delete)
        );
        for ((learned, requests, time), expected) in [(seen.0, 3), (seen.1, 1), (seen.2, 3)] {
            assert_eq!((learned, requests), (TimedOut, expected), "{kind:?}");
            assert!(time >= timeout && time < Duration::from_secs(8), "{time:?}");
        }
    }
}

#[tokio::test]
async fn the_time_of_a_call_ends_silence_too() {
    for (kind, call) in everything(KINDS) {
        let server = Server::start([Reply::Silence, Reply::Silence]);
        let haste = kind.haste();
        let second = Duration::from_millis(if haste.is_some() { 1000 } else { 20 });
        // Time for an attempt and a half.
        let client = kind.client(retrying().attempt_timeout(40 * second));
        let client = client.timeout(60 * second);
        let begin = tokio::time::Instant::now();
        let result = match &haste {
            Some(haste) => {
                let scope = scope_with(haste.watch(client), &server);
                haste.call(&server, kind.make(call, &scope)).await
            }
            None => kind.make(call, &scope_with(client, &server)).await,
        };
        assert_eq!(Learned::from(&result), TimedOut, "{kind:?} {result:?}");
        let (requests, least) = if call == Call::Post { (1, 40) } else { (2, 60) };
        assert_eq!(server.requests().len(), requests, "{kind:?} {call:?}");
        let slept = begin.elapsed();
        assert!(slept >= (least - 1) * second, "{slept:?}");
        assert!(
            slept < Duration::from_secs(u64::from(least) + 20),
            "{slept:?}"
        );
    }
}

#[tokio::test]
async fn connecting_has_a_limit_of_its_own_and_tls_is_part_of_it() {
    // The system accepts, but nobody answers the handshake.
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let url = format!("https://{}", listener.local_addr().expect("an address"));
    let short = Duration::from_millis(100);
    for (kind, call) in everything(KINDS) {
        for client in [
            kind.connecting_within(builder(), short),
            kind.client(builder().timeout(short)),
        ] {
            let result = kind.make(call, &scope(client, &url)).await;
            assert_eq!(Learned::from(&result), NotConnectedInTime, "{result:?}");
        }
    }
}

#[tokio::test]
async fn a_service_without_tls_is_a_failed_connection() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let url = format!("https://{}", listener.local_addr().expect("an address"));
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            drop(stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n"));
            std::thread::spawn(move || {
                std::thread::sleep(Duration::from_secs(5));
                drop(stream);
            });
        }
    });
    for (kind, call) in everything(KINDS) {
        let result = kind.make(call, &scope(kind.client(builder()), &url)).await;
        assert_eq!(Learned::from(&result), NotConnected, "{result:?}");
    }
}
