//! Blocking calls within an asynchronous runtime.

use twilio_runtime::{ClientBuilder, Credentials, HttpResponse, Scope, ScriptedTransport};

use crate::{
    reply::json,
    server::Server,
    support::{ACCOUNT, ListThings, Ping, builder, scope},
};

#[tokio::test]
async fn a_client_that_may_need_the_thread_is_refused_there() {
    let transport = ScriptedTransport::new();
    let client = ClientBuilder::new("test/1.0")
        .credentials(Credentials::auth_token(ACCOUNT, "token"))
        .transport(transport.clone())
        .build();
    let scope = Scope::new(client.expect("a client"));
    let error = Ping::new(&scope).send_blocking().expect_err("a refusal");
    assert!(!error.was_sent());
    let source = std::error::Error::source(&error)
        .expect("a reason")
        .to_string();
    assert!(error.is_not_started(), "{error:?}");
    for words in [
        "await the method without `blocking`",
        "`send`",
        "`ClientBuilder::blocking`",
    ] {
        assert!(source.contains(words), "{source}");
    }
    let mut pages = ListThings::new(&scope).pages().blocking();
    assert!(pages.next().expect("a refusal").is_err());
    assert!(pages.next().is_none());
    let all = ListThings::new(&scope).stream().collect_blocking();
    assert!(!all.expect_err("a refusal").was_sent());
    assert!(transport.requests().is_empty());

    let links = r#"{"next_page_url":"/v1/Things?Page=2","previous_page_url":"/v1/Things","first_page_url":"/v1/Things"}"#;
    let body = format!(r#"{{"things":[],"meta":{links}}}"#);
    transport.respond(HttpResponse::new(200, body));
    let page = ListThings::new(&scope).send().await.expect("a page");
    for neighbour in [
        page.next_page_blocking(),
        page.previous_page_blocking(),
        page.first_page_blocking(),
    ] {
        assert!(!neighbour.expect_err("a refusal").was_sent());
    }
    assert_eq!(transport.requests().len(), 1);
}

#[tokio::test]
async fn a_client_that_waits_does_so_there_too() {
    let transport = ScriptedTransport::new();
    transport.respond(HttpResponse::new(200, "[]"));
    let scope = scope(builder().transport(transport));
    Ping::new(&scope).send_blocking().expect("an answer");
}

#[test]
fn any_client_can_block_where_there_is_no_runtime() {
    let server = Server::start([json(200, "[]"), json(200, "[]")]);
    let client = ClientBuilder::new("test/1.0")
        .credentials(Credentials::auth_token(ACCOUNT, "token"))
        .base_url(&server.url)
        .build();
    let scope = Scope::new(client.expect("a client"));
    for _ in 0..2 {
        Ping::new(&scope).send_blocking().expect("an answer");
    }
    assert_eq!(server.connections(), 1);
}

/// A client that blocks has a runtime of its own, but a call that is awaited needs that of its thread.
#[test]
fn a_call_that_is_awaited_outside_of_a_runtime_says_what_to_do() {
    let scope = scope(builder().base_url("http://127.0.0.1:1"));
    let mut call = std::pin::pin!(Ping::new(&scope).send());
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    let std::task::Poll::Ready(result) = call.as_mut().poll(&mut context) else {
        panic!("there is nothing to wait for");
    };
    let error = result.map(drop).expect_err("no runtime");
    assert!(error.is_not_started() && !error.was_sent(), "{error:?}");
    let line = error.report_line().to_string();
    assert!(line.contains("`send_blocking`"), "{line}");
}
