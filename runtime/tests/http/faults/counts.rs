//! The table of faults: what the service does, how many requests it gets for each kind of call, and what the caller
//! learns.

use super::{
    KINDS,
    Learned::{self, Interrupted, Refused, Success, TimedOut, TooLarge, Unreadable},
    observe,
};
use crate::support::{CreateThing, ListThings, delete_thing};
use crate::support::{Reply, Server, html, json, redirect, retrying, scope_with};

/// A fault, and what comes of a call that reads, one that creates and one that deletes.
struct Row {
    fault: &'static str,
    reply: Reply,
    seen: [(usize, Learned); 3],
}

/// The same for each kind of call.
fn final_for_all(fault: &'static str, reply: Reply, learned: Learned) -> Row {
    let seen = [(1, learned); 3];
    Row { fault, reply, seen }
}

/// Asked for again unless that could do a thing twice.
fn repeated_where_harmless(fault: &'static str, reply: Reply, learned: Learned) -> Row {
    let seen = [(3, learned), (1, learned), (3, learned)];
    Row { fault, reply, seen }
}

/// A success, but not one that a call which wants a body can read.
fn unreadable(fault: &'static str, reply: Reply) -> Row {
    let seen = [(1, Unreadable), (1, Unreadable), (1, Success)];
    Row { fault, reply, seen }
}

const TWILIO: &str = r#"{"code":20404,"message":"m","more_info":"https://x","status":404}"#;
const PROBLEM: &str = r#"{"type":"about:blank","title":"t","status":404,"detail":"d"}"#;
const VERSION_1: &str = r#"{"code":20404,"message":"m","httpStatusCode":404,"userError":true}"#;

fn refusals() -> Vec<Row> {
    let mut rows = Vec::new();
    for status in [400, 401, 403, 404, 409, 422] {
        for body in [TWILIO, PROBLEM, VERSION_1, "", "[1,2]"] {
            rows.push(final_for_all("4xx", json(status, body), Refused(status)));
        }
        rows.push(final_for_all(
            "4xx HTML",
            html(status, "<html>"),
            Refused(status),
        ));
    }
    for status in [500, 502, 503, 504] {
        for body in [TWILIO, PROBLEM, VERSION_1, "", "[1,2]"] {
            let reply = json(status, body);
            rows.push(repeated_where_harmless("5xx", reply, Refused(status)));
        }
        let reply = html(status, "<html>down</html>");
        rows.push(repeated_where_harmless("5xx HTML", reply, Refused(status)));
    }
    rows.push(Row {
        fault: "too many requests",
        reply: json(429, ""),
        seen: [(3, Refused(429)); 3],
    });
    rows
}

fn successes() -> Vec<Row> {
    vec![
        unreadable("broken JSON", json(200, "{\"things\":[")),
        unreadable("more after the JSON", json(200, "{\"things\":[]} x")),
        unreadable("HTML", html(200, "<html>")),
        unreadable("empty", json(200, "")),
        unreadable("list of numbers", json(200, "[1,2]")),
        // A page is exactly status 200, whatever its body.
        Row {
            fault: "empty 201",
            reply: json(201, ""),
            seen: [(1, Refused(201)), (1, Unreadable), (1, Success)],
        },
        Row {
            fault: "204",
            reply: Reply::Send("HTTP/1.1 204 X\r\n\r\n".to_owned()),
            seen: [(1, Refused(204)), (1, Unreadable), (1, Success)],
        },
        final_for_all("too large", json(200, &" ".repeat(201)), TooLarge),
        // Without a length it shows only while it is read, and is not read to an end that may never come.
        final_for_all("endless", Reply::Send(endless()), TooLarge),
    ]
}

fn endless() -> String {
    let chunk = format!("20\r\n{}\r\n", " ".repeat(32));
    format!(
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n{}",
        chunk.repeat(8)
    )
}

fn connections() -> Vec<Row> {
    let close = |text: &str| Reply::SendAndClose(text.to_owned());
    let short = "HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{\"size\"";
    let short_chunks = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\n{\"siz\r\n";
    [
        ("short body", close(short), Interrupted),
        ("short chunks", close(short_chunks), Interrupted),
        (
            "short head",
            close("HTTP/1.1 200 OK\r\ncontent-le"),
            Interrupted,
        ),
        (
            "malformed length",
            close("HTTP/1.1 200 OK\r\ncontent-length: +3\r\n\r\n[1]"),
            Interrupted,
        ),
        (
            "two lengths",
            close("HTTP/1.1 200 OK\r\ncontent-length: 3\r\ncontent-length: 2\r\n\r\n[1]"),
            Interrupted,
        ),
        (
            "malformed size of a chunk",
            close("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nz\r\n[1]\r\n0\r\n\r\n"),
            Interrupted,
        ),
        (
            "bytes after a chunk",
            close("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\n[1]xx0\r\n\r\n"),
            Interrupted,
        ),
        ("another protocol", close("SSH-2.0\r\n\r\n"), Interrupted),
        ("reset", Reply::Reset, Interrupted),
        ("closed", close(""), Interrupted),
        ("not HTTP", close("not HTTP\r\n\r\n"), Interrupted),
        ("silent", Reply::Silence, TimedOut),
    ]
    .map(|(fault, reply, learned)| repeated_where_harmless(fault, reply, learned))
    .into()
}

#[tokio::test]
async fn refusals_are_final_unless_asking_again_helps_and_does_no_harm() {
    check(refusals()).await;
}

#[tokio::test]
async fn a_success_is_not_asked_for_again_whatever_its_body() {
    check(successes()).await;
}

#[tokio::test]
async fn a_broken_connection_never_repeats_a_post() {
    check(connections()).await;
}

#[tokio::test]
async fn no_method_follows_a_redirect() {
    let other = Server::start([json(200, r#"{"things":[]}"#)]);
    let mut rows = Vec::new();
    for status in [301, 302, 303, 307, 308] {
        for location in [
            &format!("{}/v1/Things", other.url),
            "/v1/Other",
            "",
            "//[bad",
        ] {
            let reply = redirect(status, location);
            rows.push(final_for_all("redirect", reply, Refused(status)));
        }
    }
    check(rows).await;
    assert_eq!(other.connections(), 0);
}

async fn check(rows: Vec<Row>) {
    for kind in KINDS {
        for row in &rows {
            let seen = observe(*kind, &row.reply).await;
            assert_eq!(seen, row.seen, "{kind:?} {}: {:?}", row.fault, row.reply);
        }
    }
}

#[tokio::test]
async fn bodies_of_every_framing_are_read() {
    let json = r#"{"things":[]}"#;
    let two_lengths = "content-length: 13\r\ncontent-length: 13";
    for reply in [
        Reply::Send(format!(
            "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1;x=y\r\n \r\nd\r\n{json}\r\n0\r\ntrailer: x\r\n\r\n"
        )),
        Reply::Send(format!(
            "HTTP/1.1 103 X\r\nlink: x\r\n\r\nHTTP/1.1 200 OK\r\n{two_lengths}\r\n\r\n{json}"
        )),
        // The end of the connection is the end of the body, and the connection is not kept.
        Reply::SendAndClose(format!("HTTP/1.1 200 OK\r\n\r\n{json}")),
        Reply::SendAndClose(format!(
            "HTTP/1.0 200 OK\r\nContent-Length: 13\r\n\r\n{json}"
        )),
    ] {
        for kind in KINDS {
            let seen = observe(*kind, &reply).await;
            assert_eq!(seen, [(1, Success); 3], "{kind:?} {reply:?}");
        }
    }
}

#[tokio::test]
async fn a_response_may_be_as_large_as_allowed() {
    let whole = format!(r#"{{"things":[]{}}}"#, " ".repeat(187));
    for kind in KINDS {
        let seen = observe(*kind, &json(200, &whole)).await;
        assert_eq!(seen, [(1, Success); 3], "{kind:?}");
    }
}

#[tokio::test]
async fn a_call_gets_well_with_the_service_and_repeats_itself_to_the_letter() {
    let page = json(200, r#"{"things":[]}"#);
    let server = Server::start([Reply::Reset, json(503, ""), page]);
    let scope = scope_with(retrying(), &server);
    ListThings::new(&scope).send().await.expect("a page");
    assert_eq!(server.requests().len(), 3);
    let cut = Reply::SendAndClose("HTTP/1.1 204".to_owned());
    server.then([json(500, ""), cut, json(204, "")]);
    delete_thing(&scope).send().await.expect("no thing");
    server.then([json(429, ""), json(429, ""), json(201, "{}")]);
    let request = CreateThing::new(&scope).friendly_name("a b");
    request.send().await.expect("a thing");
    let requests = server.requests();
    assert_eq!(requests.len(), 9);
    for (calls, end) in [
        (&requests[3..6], "\r\n\r\n"),
        (&requests[6..], "\r\n\r\nFriendlyName=a%20b"),
    ] {
        assert!(
            calls.iter().all(|request| *request == calls[0]),
            "{calls:?}"
        );
        assert!(calls[0].ends_with(end), "{}", calls[0]);
    }
}
