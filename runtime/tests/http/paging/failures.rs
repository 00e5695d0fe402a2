//! Pages that fail: what was read stays, a page is asked for again where that is safe, and is exactly status 200.

use std::time::Duration;

use super::{WAYS, Way};
use crate::support::{
    Haste, LISTING, ListThings, Reply, Server, builder, five_pages, html, json, redirect, retrying,
    scope_with,
};
use twilio_runtime::Error;

const EMPTY_PAGE: &str = r#"{"things":[],"meta":{"key":"things"}}"#;

/// A fault, how often the page with it is asked for if the fault stays, and what the error says.
type Row = (&'static str, Reply, usize, fn(&Error) -> bool);

fn rows() -> Vec<Row> {
    let short = "HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{\"things\"";
    let is_interrupted = |error: &Error| error.status().is_none() && !error.is_timeout();
    vec![
        ("reset", Reply::Reset, 3, is_interrupted),
        (
            "closed",
            Reply::SendAndClose(String::new()),
            3,
            is_interrupted,
        ),
        (
            "short body",
            Reply::SendAndClose(short.to_owned()),
            3,
            is_interrupted,
        ),
        ("silent", Reply::Silence, 3, Error::is_timeout),
        ("500", json(500, "{}"), 3, |error| {
            error.status() == Some(500)
        }),
        ("503", html(503, "<html>"), 3, |error| {
            error.status() == Some(503)
        }),
        ("429", json(429, ""), 3, Error::is_rate_limited),
        ("404", json(404, r#"{"code":20404}"#), 1, |error| {
            error.api_error().and_then(twilio_runtime::ApiError::code) == Some(20404)
        }),
        ("redirect", redirect(307, "/v1/Things?Page=4"), 1, |error| {
            error.status() == Some(307)
        }),
        (
            "broken JSON",
            json(200, "{\"things\":["),
            1,
            Error::is_decode,
        ),
        ("HTML", html(200, "<html>"), 1, Error::is_decode),
        ("201", json(201, EMPTY_PAGE), 1, |error| {
            error.status() == Some(201)
        }),
    ]
}

/// Reads a listing of five pages whose third fails `times` before it comes.
async fn read(way: Way, fault: &Reply, times: usize) -> (super::Outcome, Server) {
    let [first, second, third, fourth, fifth] = five_pages();
    let server = Server::start([first, second]);
    server.then((0..times).map(|_| fault.clone()));
    server.then([third, fourth, fifth]);
    let haste = Haste::default();
    let client = haste.watch(retrying().timeout(Duration::from_secs(300)));
    let list = ListThings::new(&scope_with(client, &server));
    let outcome = haste.call(&server, way.read(list)).await;
    (outcome, server)
}

#[tokio::test]
async fn records_that_were_yielded_stay_when_a_later_page_fails() {
    for (fault, reply, tries, is_expected) in rows() {
        for way in WAYS {
            let (outcome, server) = read(way, &reply, 9).await;
            let kept = if way.keeps_what_it_read() { 6 } else { 0 };
            assert_eq!(outcome.sizes, (0..kept).collect::<Vec<_>>(), "{fault}");
            let error = outcome.error();
            assert!(is_expected(error), "{fault}: {error:?}");
            assert!(
                error.was_sent() && !error.is_connect(),
                "{fault}: {error:?}"
            );
            assert_eq!(error.attempts() as usize, tries, "{fault}: {error:?}");
            let targets = server.targets();
            assert_eq!(targets.len(), 2 + tries, "{fault}: {targets:?}");
            let third = format!("GET {LISTING}?Page=2");
            let is_third = |target: &String| *target == third || target == "(unread)";
            assert!(targets[2..].iter().all(is_third), "{targets:?}");
        }
    }
}

#[tokio::test]
async fn a_page_that_comes_in_the_end_goes_on_with_the_listing() {
    for (fault, reply, tries, _) in rows() {
        for way in WAYS.into_iter().filter(|_| tries > 1) {
            let (outcome, server) = read(way, &reply, 2).await;
            assert!(outcome.error.is_none(), "{fault}: {outcome:?}");
            assert_eq!(outcome.sizes, (0..15).collect::<Vec<_>>(), "{fault}");
            assert_eq!(server.requests().len(), 7, "{fault}");
        }
    }
}

#[tokio::test]
async fn each_page_has_its_own_attempts() {
    for way in WAYS {
        let server = Server::start(
            five_pages()
                .into_iter()
                .flat_map(|page| [json(503, ""), json(429, ""), page]),
        );
        let outcome = way
            .read(ListThings::new(&scope_with(retrying(), &server)))
            .await;
        assert_eq!(outcome.sizes.len(), 15, "{outcome:?}");
        assert_eq!(server.requests().len(), 15);
    }
}

#[tokio::test]
async fn a_page_is_exactly_status_200() {
    for status in [
        201, 202, 203, 204, 206, 301, 302, 303, 304, 307, 308, 400, 404,
    ] {
        // Neither of these has a body.
        let body = if [204, 304].contains(&status) {
            ""
        } else {
            EMPTY_PAGE
        };
        let answer = match body {
            "" => Reply::Send(format!("HTTP/1.1 {status} X\r\n\r\n")),
            body => json(status, body),
        };
        let server = Server::start([]);
        let scope = scope_with(builder(), &server);
        for way in WAYS {
            for pages_before in [0, 1] {
                server.begin_again(five_pages().into_iter().take(pages_before));
                server.then([answer.clone()]);
                let outcome = way.read(ListThings::new(&scope)).await;
                let error = outcome.error();
                let refusal = error.api_error().expect("an answer that is no page");
                assert_eq!((refusal.status(), error.attempts()), (status, 1));
                assert_eq!(refusal.body(), body.as_bytes());
                assert_eq!(server.requests().len(), pages_before + 1, "{status}");
            }
        }
        server.begin_again([answer]);
        let error = ListThings::new(&scope).send().await.expect_err("no page");
        assert_eq!((error.status(), server.requests().len()), (Some(status), 1));
    }
}
