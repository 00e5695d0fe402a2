//! Exchanges over a `reqwest::Client`: what the service sees, and what a caller learns when something goes wrong.

#![allow(
    unreachable_pub,
    reason = "the macros declare public types, and a test has no public interface"
)]

#[path = "reqwest/certificates.rs"]
mod certificates;
#[path = "tls/server_config.rs"]
mod server_config;
#[path = "reqwest/socks.rs"]
mod socks;
#[allow(dead_code, unused_imports, reason = "the other tests use the rest")]
#[path = "http/support/mod.rs"]
mod support;
#[path = "reqwest/tls_service.rs"]
mod tls_service;

use std::time::Duration;

use reqwest::{
    dns::{Name, Resolve, Resolving},
    header::{HeaderMap, HeaderValue},
    redirect::Policy,
};
use support::{CreateThing, ListThings, Reply, Server, json, reqwest_client, retrying};
use twilio_runtime::{Error, ReqwestTransport, RetryPolicy, Scope};

fn scope(server: &Server, redirects: Policy) -> Scope {
    let client = reqwest_client(&[]).redirect(redirects).build();
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
        .transport(ReqwestTransport::build(reqwest_client(&[])).expect("a transport"))
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

/// Returns a scope whose redirects lead to `other`, and who is asked first.
fn redirecting(status: u16, other: &Server, transport: ReqwestTransport) -> (Server, Scope) {
    let location = format!("{}/x", other.url);
    let server = Server::start((0..3).map(|_| support::redirect(status, &location)));
    let builder = retrying().transport(transport).base_url(&server.url);
    let scope = Scope::new(builder.build().expect("a client"));
    (server, scope)
}

const REDIRECTS: [u16; 5] = [301, 302, 303, 307, 308];

#[tokio::test]
async fn in_one_line_no_redirect_is_followed() {
    // What the settings say about it does not count.
    let settings = || reqwest_client(&[]).redirect(Policy::limited(5));
    for status in REDIRECTS {
        let other = Server::start([json(201, "{}"), json(200, r#"{"things":[]}"#)]);
        let transport = ReqwestTransport::build(settings()).expect("a transport");
        let (server, scope) = redirecting(status, &other, transport);
        let created = CreateThing::new(&scope).send().await;
        assert_eq!(created.expect_err("a redirect").status(), Some(status));
        let listed = ListThings::new(&scope).send().await;
        assert_eq!(listed.expect_err("a redirect").status(), Some(status));
        assert_eq!((server.requests().len(), other.connections()), (2, 0));
    }
}

#[tokio::test]
async fn settings_that_reqwest_refuses_are_an_error() {
    let settings = reqwest_client(&[]).user_agent("a\nb");
    let error = ReqwestTransport::build(settings).expect_err("no header");
    assert!(error.is_configuration(), "{error:?}");
}

#[tokio::test]
async fn a_client_that_follows_redirects_takes_nothing_with_it() {
    for status in REDIRECTS {
        let other = Server::start((0..9).map(|_| json(200, r#"{"things":[]}"#)));
        let client = || reqwest_client(&[]).build().expect("a client");
        let transport = || ReqwestTransport::from(client());
        let (server, scope) = redirecting(status, &other, transport());
        let request = CreateThing::new(&scope).friendly_name("s3cret-body");
        let error = request.send().await.expect_err("a redirect");
        assert!(error.was_sent() && error.attempts() == 1, "{error:?}");
        assert_eq!(server.requests().len(), 1);
        let (server, scope) = redirecting(status, &other, transport());
        let error = ListThings::new(&scope).send().await;
        let error = error.expect_err("a redirect");
        assert!(error.was_sent() && error.attempts() == 1, "{error:?}");
        assert_eq!(server.requests().len(), 1);
        let followed = other.requests();
        if status == 303 {
            let report = error.report().to_string();
            assert!(report.contains("ReqwestTransport::build"), "{report}");
        } else {
            assert!(followed.len() <= 1, "only of the POST: {followed:?}");
        }
        for request in followed {
            let request = request.to_lowercase();
            assert!(!request.contains("s3cret"), "{status} {request}");
            assert!(!request.contains("authorization"), "{status} {request}");
        }
    }
}

/// Looks for every name for ever.
struct Lost;

impl Resolve for Lost {
    fn resolve(&self, _: Name) -> Resolving {
        Box::pin(std::future::pending())
    }
}

#[tokio::test]
async fn time_that_runs_out_while_it_connects_is_no_time_of_the_service() {
    let settings = reqwest_client(&[]).dns_resolver(Lost);
    let client = retrying()
        .transport(ReqwestTransport::build(settings).expect("a transport"))
        .base_url("http://api.test")
        .attempt_timeout(Duration::from_millis(300))
        .build()
        .expect("a client");
    let scope = Scope::new(client);
    for error in [
        CreateThing::new(&scope).send().await.map(drop),
        ListThings::new(&scope).send().await.map(drop),
    ] {
        let error = error.expect_err("no connection");
        assert!(error.is_timeout() && error.is_connect(), "{error:?}");
        assert!(!error.was_sent() && error.attempts() == 3, "{error:?}");
    }
}

#[tokio::test]
async fn a_request_without_a_body_may_have_been_seen_too() {
    for method in ["GET", "POST"] {
        let server = Server::start([Reply::Silence]);
        let scope = scope(&server, Policy::none());
        let policy = RetryPolicy::off();
        let time = Duration::from_millis(500);
        let sent = if method == "GET" {
            let call = ListThings::new(&scope).with_retry(policy);
            call.with_attempt_timeout(time).send().await.map(drop)
        } else {
            let call = CreateThing::new(&scope).with_retry(policy);
            call.with_attempt_timeout(time).send().await.map(drop)
        };
        let error = sent.expect_err("a timeout");
        assert!(error.was_sent() && !error.is_connect(), "{error:?}");
        let request = &server.requests()[0];
        assert!(!request.contains("transfer-encoding"), "{request}");
        let has_length = request.contains("\r\ncontent-length: 0\r\n");
        assert_eq!(has_length, method == "POST", "{request}");
    }
}

/// reqwest panics there, and a call must not.
#[test]
fn a_thread_without_a_whole_runtime_is_an_error_that_says_what_to_do() {
    use std::{
        pin::pin,
        task::{Context, Poll, Waker},
    };
    use tokio::runtime::Builder;
    let server = Server::start([]);
    let scope = scope(&server, Policy::none());
    let mut call = pin!(CreateThing::new(&scope).send());
    let Poll::Ready(result) = call.as_mut().poll(&mut Context::from_waker(Waker::noop())) else {
        panic!("there is nothing to wait for");
    };
    let error = result.map(drop).expect_err("no runtime");
    assert!(error.is_not_started() && !error.was_sent(), "{error:?}");
    let line = error.report_line().to_string();
    assert!(line.contains("#[tokio::main]"), "{line}");
    for runtime in [
        Builder::new_current_thread().enable_time().build(),
        Builder::new_current_thread().build(),
    ] {
        let result = runtime.expect("a runtime").block_on(async {
            let call = CreateThing::new(&scope).send();
            call.await.map(drop)
        });
        let error = result.expect_err("no driver");
        assert!(error.is_not_started() && !error.was_sent(), "{error:?}");
        let line = error.report_line().to_string();
        assert!(line.contains("enable_all"), "{line}");
    }
    assert_eq!(server.requests().len(), 0);
}

#[test]
fn debug_shows_no_header_of_the_client() {
    let headers = HeaderMap::from_iter([(
        "x-api-key".parse().expect("a name"),
        HeaderValue::from_static("s3cret"),
    )]);
    let settings = reqwest_client(&[]).default_headers(headers);
    let client = settings.build().expect("a client");
    assert!(
        format!("{client:?}").contains("s3cret"),
        "there is something to hide"
    );
    let shown = format!("{:?}", ReqwestTransport::new(client));
    assert!(!shown.contains("s3cret"), "{shown}");
}
