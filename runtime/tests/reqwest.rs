//! Exchanges over a `reqwest::Client`: what the service sees, and what a caller learns when something goes wrong.

#![allow(
    unreachable_pub,
    reason = "the macros declare public types, and a test has no public interface"
)]

#[allow(dead_code, unused_imports, reason = "the other tests use the rest")]
#[path = "http/support/mod.rs"]
mod support;

use std::time::Duration;

use reqwest::redirect::Policy;
use support::{CreateThing, ListThings, Reply, Server, json, retrying};
use twilio_runtime::{Error, ReqwestTransport, Scope};

fn scope(server: &Server, redirects: Policy) -> Scope {
    // The services are on this machine, whatever proxy the environment names.
    let client = reqwest::Client::builder()
        .no_proxy()
        .redirect(redirects)
        .build();
    let builder = retrying()
        .transport(ReqwestTransport::new(client.expect("a client")))
        .base_url(&server.url)
        .max_response_size(200);
    Scope::new(builder.build().expect("a client"))
}

/// Makes a call that creates and one that reads, against a service that always does the same.
async fn observe(reply: impl Fn() -> Reply) -> [(Result<(), Error>, usize); 2] {
    let start = || Server::start((0..9).map(|_| reply()));
    let (server, other) = (start(), start());
    let created = CreateThing::new(&scope(&server, Policy::none()))
        .send()
        .await;
    let listed = ListThings::new(&scope(&other, Policy::none())).send().await;
    [
        (created.map(drop), server.requests().len()),
        (listed.map(drop), other.requests().len()),
    ]
}

#[tokio::test]
async fn requests_look_as_they_always_do() {
    let server = Server::start([json(429, ""), json(201, r#"{"size":1}"#)]);
    let request = CreateThing::new(&scope(&server, Policy::none()))
        .friendly_name("a b")
        .ui_version("2");
    let response = request.send_with_response().await.expect("a thing");
    assert_eq!(
        (response.value.size, response.request_id()),
        (Some(1), Some("RQ1"))
    );
    let requests = server.requests();
    assert_eq!(requests.len(), 2);
    for line in [
        "POST /v1/Things HTTP/1.1\r\n",
        "\r\nauthorization: Basic QUMw",
        "\r\nuser-agent: twilio-test-rust/1.2.3 (",
        "\r\naccept: application/json\r\n",
        "\r\nui-version: 2\r\n",
        "\r\n\r\nFriendlyName=a%20b",
    ] {
        assert!(requests[1].contains(line), "{line} in {}", requests[1]);
    }
}

#[tokio::test]
async fn faults_are_told_apart() {
    let trickle = format!(
        "HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\n{}",
        " ".repeat(500)
    );
    for reply in [Reply::Silence, Reply::Trickle(trickle)] {
        let server = Server::start([reply]);
        let error = CreateThing::new(&scope(&server, Policy::none()))
            .with_attempt_timeout(Duration::from_millis(500))
            .send()
            .await
            .expect_err("a timeout");
        assert!(error.is_timeout() && error.was_sent(), "{error:?}");
        assert_eq!(server.requests().len(), 1);
    }
    let short = "HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{\"size\"";
    for [(created, posts), (listed, gets)] in [
        observe(|| Reply::SendAndClose(short.to_owned())).await,
        observe(|| Reply::Reset).await,
    ] {
        let error = created.expect_err("a broken connection");
        assert!(
            error.was_sent() && !error.is_timeout() && !error.is_connect(),
            "{error:?}"
        );
        assert!(listed.is_err());
        assert_eq!((posts, gets), (1, 3));
    }
    let [(created, _), _] = observe(|| json(200, &" ".repeat(201))).await;
    assert!(created.expect_err("too much").is_response_too_large());
}

#[tokio::test]
async fn nobody_listens() {
    let server = Server::start([]);
    let client = retrying()
        .transport(ReqwestTransport::new(reqwest::Client::new()))
        .base_url("http://127.0.0.1:1")
        .build()
        .expect("a client");
    let request = CreateThing::new(&Scope::new(client)).dry_run("s3cret");
    let error = request.send().await.expect_err("no connection");
    assert!(
        error.is_connect() && !error.was_sent() && error.attempts() == 3,
        "{error:?}"
    );
    assert!(
        !error.report().to_string().contains("s3cret"),
        "{}",
        error.report()
    );
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn a_redirect_is_never_taken_for_an_answer() {
    let other = Server::start([json(201, "{}")]);
    let redirect = format!(
        "HTTP/1.1 307 X\r\nlocation: {}/x\r\ncontent-length: 0\r\n\r\n",
        other.url
    );
    let server = Server::start([Reply::Send(redirect.clone()), Reply::Send(redirect)]);
    let error = CreateThing::new(&scope(&server, Policy::none()))
        .send()
        .await
        .expect_err("status 307");
    assert_eq!((error.status(), other.connections()), (Some(307), 0));
    let error = CreateThing::new(&scope(&server, Policy::default()))
        .send()
        .await
        .expect_err("a redirect");
    assert!(
        error.report().to_string().contains("Policy::none"),
        "{}",
        error.report()
    );
}
