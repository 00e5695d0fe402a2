//! Exchanges over a real socket: what arrives at the service, and what a caller learns when something goes wrong.

use std::{
    io::Write,
    net::TcpListener,
    task::{Context, Poll, Waker},
    time::{Duration, Instant},
};

use crate::support::{
    AddNote, CreateThing, DeleteThing, ListThings, Reply, Server, THING, Thing, add_note, builder,
    json, scope_at,
};
use twilio_runtime::{Error, Scope};

async fn create_at(server: &Server) -> Result<Thing, Error> {
    CreateThing::new(&scope_at(&server.url))
        .friendly_name("a b")
        .send()
        .await
}

async fn failure(reply: Reply) -> Error {
    create_at(&Server::start([reply]))
        .await
        .expect_err("an error")
}

fn html(status: u16, body: &str) -> Reply {
    Reply::Send(format!(
        "HTTP/1.1 {status} X\r\ncontent-type: text/html\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    ))
}

#[tokio::test]
async fn requests_share_a_connection() {
    let server = Server::start([
        json(201, r#"{"size":1}"#),
        json(200, "{}"),
        json(200, r#"{"things":[]}"#),
    ]);
    let scope = scope_at(&server.url);
    let thing = CreateThing::new(&scope)
        .friendly_name("a b")
        .send()
        .await
        .expect("a thing");
    assert_eq!(thing.size, Some(1));
    add_note(&scope).send().await.expect("a note");
    ListThings::new(&scope)
        .page_size(2)
        .send()
        .await
        .expect("a page");
    assert_eq!(server.connections(), 1);

    let requests = server.requests();
    let host = server.url.trim_start_matches("http://");
    assert!(
        requests[0].starts_with("POST /v1/Things HTTP/1.1\r\n")
            && requests[0].ends_with("\r\n\r\nFriendlyName=a%20b")
    );
    for line in [
        &format!("host: {host}"),
        "content-length: 18",
        "accept: application/json",
        "authorization: Basic QUMw",
    ] {
        assert!(
            requests[0].contains(&format!("\r\n{line}")),
            "{line} in {}",
            requests[0]
        );
    }
    assert!(
        requests[1].contains("\r\ncontent-length: 0\r\n"),
        "{}",
        requests[1]
    );
    assert!(
        requests[1].contains("\r\ncontent-type: application/x-www-form-urlencoded\r\n"),
        "{}",
        requests[1]
    );
    assert!(
        requests[2].starts_with("GET /v1/Things?PageSize=2 HTTP/1.1\r\n"),
        "{}",
        requests[2]
    );
    assert!(!requests[2].contains("content-"), "{}", requests[2]);
}

#[tokio::test]
async fn a_connection_that_the_service_closed_loses_no_request() {
    let answer = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}";
    let server = Server::start((0..20).map(|_| Reply::SendAndClose(answer.to_owned())));
    let scope = scope_at(&server.url);
    for number in 0..20 {
        add_note(&scope).send().await.expect("an answer");
        // Now and then the end of the connection arrives before the next request, now and then it does not.
        if number % 2 == 0 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        } else {
            std::thread::sleep(Duration::from_millis(5));
        }
    }
    assert_eq!((server.requests().len(), server.connections()), (20, 20));
}

#[tokio::test]
async fn a_request_that_was_given_up_does_not_spoil_the_next() {
    let server = Server::start([Reply::Silence, json(200, "{}")]);
    let scope = scope_at(&server.url);
    let given_up = tokio::time::timeout(Duration::from_millis(50), add_note(&scope).send()).await;
    assert!(given_up.is_err());
    add_note(&scope).send().await.expect("an answer");
    assert_eq!(server.connections(), 2);
}

#[tokio::test]
async fn bodies_arrive_whole_in_whatever_pieces() {
    let chunked = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\n{\"siz\r\n6\r\ne\":12}\r\n0\r\n\r\n";
    let large = format!("{{\"size\":3{}}}", " ".repeat(300_000));
    let server = Server::start([
        Reply::Send(chunked.to_owned()),
        json(200, &large),
        json(200, r#"{"size":4}"#),
    ]);
    let scope = scope_at(&server.url);
    for size in [12, 3, 4] {
        assert_eq!(
            CreateThing::new(&scope).send().await.expect("a thing").size,
            Some(size)
        );
    }
    assert_eq!(server.connections(), 1);
}

#[tokio::test]
async fn an_api_error_tells_what_twilio_said() {
    let body = r#"{"code":20404,"message":"not found","more_info":"https://www.twilio.com/docs/errors/20404","status":404}"#;
    let error = failure(json(404, body)).await;
    let api_error = error.api_error().expect("an API error");
    assert_eq!(
        (api_error.code(), api_error.request_id()),
        (Some(20404), Some("RQ1"))
    );
    assert_eq!(
        error.to_string(),
        "CreateThing: status 404, code 20404: not found"
    );
    assert!(error.was_sent() && !error.is_rate_limited() && error.status() == Some(404));
    assert!(std::error::Error::source(&error).is_none());
    assert!(failure(json(429, "{}")).await.is_rate_limited());

    let error = failure(html(503, "<html>down</html>")).await;
    assert_eq!(
        (error.status(), error.body()),
        (Some(503), Some(b"<html>down</html>".as_slice()))
    );
    assert!(
        error
            .api_error()
            .is_some_and(|error| error.message().is_none())
    );
}

#[tokio::test]
async fn a_success_that_can_not_be_read_is_a_decode_error() {
    for (reply, status, body) in [
        (json(201, ""), 201, ""),
        (html(200, "<html>"), 200, "<html>"),
        (json(200, r#"{"size":1"#), 200, r#"{"size":1"#),
        (json(200, r#"{"size":1} x"#), 200, r#"{"size":1} x"#),
    ] {
        let error = failure(reply).await;
        assert!(
            error.is_decode() && error.was_sent() && error.api_error().is_none(),
            "{error}"
        );
        assert_eq!(
            (error.status(), error.body()),
            (Some(status), Some(body.as_bytes()))
        );
    }
    let error = failure(json(200, r#"{"sid":"x","size":"Ada"}"#)).await;
    assert_eq!(
        error.to_string(),
        "CreateThing: unexpected response body (status 200) at size"
    );
    assert!(!format!("{error:?}").contains("Ada"), "{error:?}");
}

#[tokio::test]
async fn a_delete_succeeds_whatever_the_body() {
    let server = Server::start([
        html(200, "<html>"),
        Reply::Send("HTTP/1.1 204 No Content\r\n\r\n".to_owned()),
        json(202, ""),
    ]);
    let scope = scope_at(&server.url).bind_text("Sid", THING);
    for _ in 0..3 {
        DeleteThing::new(&scope).send().await.expect("success");
    }
    assert!(
        server.requests()[0].starts_with("DELETE /v1/Things/TH0123"),
        "{:?}",
        server.requests()
    );
}

#[tokio::test]
async fn a_redirect_is_an_error_and_is_not_followed() {
    let other = Server::start([json(200, "{}")]);
    for status in [301, 302, 303, 307, 308] {
        let reply = format!(
            "HTTP/1.1 {status} X\r\nlocation: {}/x\r\ncontent-length: 0\r\n\r\n",
            other.url
        );
        let error = failure(Reply::Send(reply)).await;
        assert_eq!(
            error.api_error().map(twilio_runtime::ApiError::status),
            Some(status)
        );
    }
    assert_eq!(other.connections(), 0);
}

#[tokio::test]
async fn a_broken_answer_may_have_had_an_effect() {
    for reply in [
        Reply::Reset,
        Reply::SendAndClose(String::new()),
        Reply::SendAndClose("HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{\"size\"".to_owned()),
        Reply::SendAndClose("not HTTP\r\n\r\n".to_owned()),
    ] {
        let error = failure(reply).await;
        assert!(
            error.was_sent() && !error.is_timeout() && !error.is_connect() && !error.is_decode(),
            "{error:?}"
        );
        assert!(std::error::Error::source(&error).is_some(), "{error:?}");
    }
}

#[tokio::test]
async fn without_a_connection_nothing_was_sent() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    drop(listener);
    let error = CreateThing::new(&scope_at(&url))
        .send()
        .await
        .expect_err("nobody listens");
    assert!(
        error.is_connect() && !error.was_sent() && !error.is_timeout(),
        "{error:?}"
    );
    let error = CreateThing::new(&scope_at("http://name.invalid"))
        .send()
        .await
        .expect_err("no such host");
    assert!(error.is_connect() && !error.was_sent(), "{error:?}");
}

#[tokio::test]
async fn the_deadline_holds() {
    let answer = "HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\n";
    for reply in [
        Reply::Silence,
        Reply::Trickle(format!("{answer}{}", " ".repeat(500))),
    ] {
        let server = Server::start([reply]);
        let begin = Instant::now();
        let timeout = Duration::from_millis(200);
        let error = add_note(&scope_at(&server.url))
            .with_timeout(timeout)
            .send()
            .await
            .expect_err("a timeout");
        assert!(
            error.is_timeout() && error.was_sent() && !error.is_connect(),
            "{error:?}"
        );
        assert!(begin.elapsed() >= timeout && begin.elapsed() < Duration::from_secs(5));
    }
}

#[tokio::test]
async fn connecting_has_a_limit_of_its_own_and_tls_is_part_of_it() {
    // The system accepts, but nobody answers the handshake.
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let url = format!("https://{}", listener.local_addr().expect("an address"));
    let short = Duration::from_millis(100);
    for builder in [builder().connect_timeout(short), builder().timeout(short)] {
        let client = builder.base_url(&url).build().expect("a client");
        let scope = Scope::new(client).bind_text("Sid", THING);
        let error = AddNote::new(&scope).send().await.expect_err("a timeout");
        assert!(
            error.is_timeout() && error.is_connect() && !error.was_sent(),
            "{error:?}"
        );
    }
}

#[tokio::test]
async fn a_service_without_tls_is_a_failed_connection() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let url = format!("https://{}", listener.local_addr().expect("an address"));
    std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().expect("a connection");
        stream
            .write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            .expect("a client that listens");
        std::thread::sleep(Duration::from_secs(5));
    });
    let error = add_note(&scope_at(&url)).send().await.expect_err("no TLS");
    assert!(
        error.is_connect() && !error.is_timeout() && !error.was_sent(),
        "{error:?}"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn calls_at_once_each_get_an_answer() {
    let server = Server::start((0..200).map(|size| json(200, &format!("{{\"size\":{size}}}"))));
    let scope = scope_at(&server.url);
    let calls: Vec<_> = (0..8)
        .map(|_| {
            let scope = scope.clone();
            tokio::spawn(async move {
                let mut sizes = Vec::new();
                for _ in 0..25 {
                    sizes.push(CreateThing::new(&scope).send().await.expect("a thing").size);
                }
                sizes
            })
        })
        .collect();
    let mut sizes = Vec::new();
    for call in calls {
        sizes.extend(call.await.expect("a task that ends"));
    }
    sizes.sort_unstable();
    assert_eq!(sizes, (0..200).map(Some).collect::<Vec<_>>());
    assert!(
        server.connections() <= 8,
        "{} connections",
        server.connections()
    );
}

#[test]
fn one_client_serves_one_runtime_after_the_other() {
    let server = Server::start([json(200, "{}"), json(200, "{}")]);
    let scope = scope_at(&server.url);
    for _ in 0..2 {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime");
        runtime
            .block_on(add_note(&scope).send())
            .expect("an answer");
    }
}

#[test]
fn without_a_runtime_there_is_an_error_and_no_panic() {
    let mut future = Box::pin(add_note(&scope_at("http://127.0.0.1:1")).send());
    match future
        .as_mut()
        .poll(&mut Context::from_waker(Waker::noop()))
    {
        Poll::Ready(Err(error)) => assert!(!error.was_sent() && !error.is_connect(), "{error:?}"),
        other => panic!("expected an error, got {other:?}"),
    }
}

#[test]
fn futures_errors_and_clients_go_between_threads() {
    fn is_task<T: Send + 'static>(_: &T) {}
    fn is_shared<T: Send + Sync + 'static>() {}
    let scope = scope_at("http://127.0.0.1:1");
    is_task(&CreateThing::new(&scope).send());
    is_task(&ListThings::new(&scope).send());
    is_task(&DeleteThing::new(&scope).send());
    is_shared::<Error>();
    is_shared::<Scope>();
    is_shared::<CreateThing>();
    assert!(size_of::<Error>() == size_of::<usize>());
}
