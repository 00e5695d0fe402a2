//! Connections that can't be made, break or take too long: whether there was one, whether the time ran out, and whether
//! the request may have arrived.

use std::{
    error::Error as _,
    io::Write,
    net::TcpListener,
    time::{Duration, Instant},
};

use super::{
    CALLS, Call,
    Learned::{self, Interrupted, NotConnected, NotConnectedInTime, Success, TimedOut},
    failures,
};
use crate::support::{
    CreateThing, Haste, Reply, Server, builder, json, retrying, scope_at, scope_with,
};
use crate::tls_service::TlsService;
use twilio_runtime::{ClientBuilder, Scope};

/// A place where nobody listens.
const NOWHERE: &str = "http://127.0.0.1:1";

fn scope(builder: ClientBuilder, url: &str) -> Scope {
    Scope::new(builder.base_url(url).build().expect("a client"))
}

#[tokio::test]
async fn what_was_never_sent_is_tried_again_whatever_it_is() {
    for call in CALLS {
        for (client, attempts) in [(retrying(), 3), (builder(), 1)] {
            let result = call.make(&scope(client, NOWHERE)).await;
            assert_eq!(Learned::from(&result), NotConnected);
            let error = result.expect_err("nobody listens");
            assert_eq!(error.attempts(), attempts, "{error:?}");
            assert!(error.source().is_some(), "{error:?}");
        }
        let result = call.make(&scope_at("http://name.invalid")).await;
        assert_eq!(Learned::from(&result), NotConnected, "no such host");
    }
}

#[tokio::test]
async fn a_connection_that_fails_before_there_is_tls_is_made_again() {
    for call in CALLS.into_iter().filter(|call| *call != Call::Get) {
        let service = TlsService::start(2).await;
        let result = call.make(&service.scope(retrying())).await;
        assert_eq!(Learned::from(&result), Success, "{result:?}");
        assert_eq!(service.requests(), 1);
        let service = TlsService::start(9).await;
        let result = call.make(&service.scope(retrying())).await;
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
        for (_, error) in failures(&reply).await {
            assert!(error.source().is_some(), "{error:?}");
            assert!(error.body().is_none() && error.request_id().is_none());
            assert_eq!(Learned::from(&Err(error)), Interrupted);
        }
    }
}

#[tokio::test]
async fn a_post_on_a_connection_that_breaks_under_it_is_not_repeated() {
    for fault in [Reply::Reset, Reply::SendAndClose(String::new())] {
        let server = Server::start([json(200, "{}"), fault, json(200, "{}")]);
        let scope = scope_with(retrying(), &server);
        CreateThing::new(&scope).send().await.expect("a thing");
        let error = CreateThing::new(&scope).send().await.expect_err("a reset");
        assert!(error.was_sent() && error.attempts() == 1, "{error:?}");
        assert_eq!(server.requests().len(), 2);
    }
}

/// The whole trickle takes ten seconds, of which every one brings bytes.
#[tokio::test]
async fn a_slow_trickle_does_not_outlast_the_deadline() {
    let head = "HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\n";
    let in_the_body = format!("{head}{}", " ".repeat(500));
    let in_the_head = format!("HTTP/1.1 200 OK\r\nx-slow: {}\r\n\r\n", "x".repeat(500));
    let timeout = Duration::from_millis(500);
    for text in [in_the_body, in_the_head] {
        let attempt = async |call: Call| {
            let server = Server::start((0..3).map(|_| Reply::Trickle(text.clone())));
            let scope = scope_with(retrying().attempt_timeout(timeout), &server);
            let begin = Instant::now();
            let result = call.make(&scope).await;
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
            assert_eq!((learned, requests), (TimedOut, expected));
            assert!(time >= timeout && time < Duration::from_secs(8), "{time:?}");
        }
    }
}

#[tokio::test]
async fn the_time_of_a_call_ends_silence_too() {
    for call in CALLS {
        let server = Server::start([Reply::Silence, Reply::Silence]);
        let haste = Haste::default();
        // Time for an attempt and a half.
        let client = retrying().attempt_timeout(Duration::from_secs(40));
        let client = haste.watch(client.timeout(Duration::from_secs(60)));
        let scope = scope_with(client, &server);
        let begin = tokio::time::Instant::now();
        let result = haste.call(&server, call.make(&scope)).await;
        assert_eq!(Learned::from(&result), TimedOut);
        let (requests, least) = if call == Call::Post { (1, 40) } else { (2, 60) };
        assert_eq!(server.requests().len(), requests, "{call:?}");
        let slept = begin.elapsed().as_secs();
        assert!((least - 1..least + 20).contains(&slept), "{slept} s");
    }
}

#[tokio::test]
async fn connecting_has_a_limit_of_its_own_and_tls_is_part_of_it() {
    // The system accepts, but nobody answers the handshake.
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let url = format!("https://{}", listener.local_addr().expect("an address"));
    let short = Duration::from_millis(100);
    for call in CALLS {
        for client in [builder().connect_timeout(short), builder().timeout(short)] {
            let result = call.make(&scope(client, &url)).await;
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
    for call in CALLS {
        let result = call.make(&scope_at(&url)).await;
        assert_eq!(Learned::from(&result), NotConnected, "{result:?}");
    }
}
