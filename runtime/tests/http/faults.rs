//! Every fault there is on a socket, for a call that reads, one that creates and one that deletes: how many requests
//! the service gets to see, and what the caller learns.

use std::time::Duration;

use crate::support::{
    CreateThing, ListThings, Reply, Server, delete_thing, json, retrying, scope_at, scope_with,
};
use twilio_runtime::{Error, Scope};

#[derive(Clone, Copy, Debug, PartialEq)]
enum Outcome {
    Success,
    Status(u16),
    Decode,
    Interrupted,
    Timeout,
    TooLarge,
}

fn outcome(result: Result<(), Error>) -> (Outcome, Option<u32>) {
    let Err(error) = result else {
        return (Outcome::Success, None);
    };
    assert!(error.was_sent(), "{error:?}");
    let outcome = if error.is_decode() {
        Outcome::Decode
    } else if error.is_timeout() {
        Outcome::Timeout
    } else if error.is_response_too_large() {
        Outcome::TooLarge
    } else if let Some(status) = error.status() {
        Outcome::Status(status)
    } else {
        Outcome::Interrupted
    };
    (outcome, Some(error.attempts()))
}

/// Makes the three calls, each to a service of its own that always does the same.
async fn observe(reply: impl Fn() -> Reply) -> [(usize, Outcome); 3] {
    let start = || {
        let server = Server::start((0..9).map(|_| reply()));
        let builder = retrying()
            .attempt_timeout(Duration::from_millis(100))
            .max_response_size(100);
        (scope_with(builder, &server), server)
    };
    let seen = |server: &Server, result: Result<(), Error>| {
        let (outcome, attempts) = outcome(result);
        let count = server.requests().len();
        assert!(attempts.is_none_or(|attempts| attempts as usize == count));
        (count, outcome)
    };
    let (scope, server) = start();
    let get = seen(&server, ListThings::new(&scope).send().await.map(drop));
    let (scope, server) = start();
    let post = seen(&server, CreateThing::new(&scope).send().await.map(drop));
    let (scope, server) = start();
    let delete = seen(&server, delete_thing(&scope).send().await);
    [get, post, delete]
}

fn raw(text: &str) -> Reply {
    Reply::Send(text.to_owned())
}

#[tokio::test]
async fn a_refusal_is_final_unless_it_is_of_too_many_requests() {
    for status in [301, 400, 401, 404, 409] {
        let seen = observe(|| json(status, r#"{"code":1,"message":"m"}"#)).await;
        assert_eq!(seen, [(1, Outcome::Status(status)); 3], "{status}");
    }
    let seen = observe(|| json(429, "")).await;
    assert_eq!(seen, [(3, Outcome::Status(429)); 3]);
}

#[tokio::test]
async fn a_service_in_trouble_is_asked_again_only_what_does_no_harm() {
    for status in [500, 503, 504] {
        let seen = observe(|| json(status, "<html>down</html>")).await;
        let expected = Outcome::Status(status);
        assert_eq!(seen, [(3, expected), (1, expected), (3, expected)]);
    }
}

#[tokio::test]
async fn a_success_that_can_not_be_read_is_not_asked_for_again() {
    for body in ["{\"things\":[", "<html>", "", "[1,2]"] {
        let seen = observe(|| json(200, body)).await;
        let expected = [
            (1, Outcome::Decode),
            (1, Outcome::Decode),
            (1, Outcome::Success),
        ];
        assert_eq!(seen, expected, "{body}");
    }
}

#[tokio::test]
async fn a_broken_connection_never_repeats_a_post() {
    let short = "HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{\"size\"";
    let replies: [fn(&str) -> Reply; 4] = [
        |_| Reply::Reset,
        |_| Reply::SendAndClose(String::new()),
        |short| Reply::SendAndClose(short.to_owned()),
        |_| Reply::SendAndClose("not HTTP\r\n\r\n".to_owned()),
    ];
    for reply in replies {
        let seen = observe(|| reply(short)).await;
        let expected = Outcome::Interrupted;
        assert_eq!(seen, [(3, expected), (1, expected), (3, expected)]);
    }
}

#[tokio::test]
async fn silence_and_a_trickle_never_repeat_a_post() {
    let trickle = "HTTP/1.1 200 OK\r\ncontent-length: 60\r\n\r\n";
    let replies: [fn(&str) -> Reply; 2] = [
        |_| Reply::Silence,
        |head| Reply::Trickle(format!("{head}{}", " ".repeat(60))),
    ];
    for reply in replies {
        let seen = observe(|| reply(trickle)).await;
        let expected = Outcome::Timeout;
        assert_eq!(seen, [(3, expected), (1, expected), (3, expected)]);
    }
}

#[tokio::test]
async fn a_response_that_is_too_large_is_given_up_and_not_asked_for_again() {
    let large = " ".repeat(101);
    let seen = observe(|| json(200, &large)).await;
    assert_eq!(seen, [(1, Outcome::TooLarge); 3]);
    // Without a length it shows only while it is read, and is not read to an end that may never come.
    let chunk = format!("20\r\n{}\r\n", " ".repeat(32));
    let chunks = format!(
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n{}",
        chunk.repeat(4)
    );
    let seen = observe(|| raw(&chunks)).await;
    assert_eq!(seen, [(1, Outcome::TooLarge); 3]);
    let whole = format!(r#"{{"things":[]{}}}"#, " ".repeat(87));
    let seen = observe(|| json(200, &whole)).await;
    assert_eq!(seen, [(1, Outcome::Success); 3], "as large as allowed");
}

#[tokio::test]
async fn a_post_on_a_connection_that_breaks_under_it_is_not_repeated() {
    let server = Server::start([json(200, "{}"), Reply::Reset, json(200, "{}")]);
    let scope = scope_with(retrying(), &server);
    CreateThing::new(&scope).send().await.expect("a thing");
    let error = CreateThing::new(&scope).send().await.expect_err("a reset");
    assert!(error.was_sent() && error.attempts() == 1, "{error:?}");
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn what_was_never_sent_is_tried_again_whatever_it_is() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    drop(listener);
    let client = retrying().base_url(&url).build().expect("a client");
    let scope = Scope::new(client);
    for error in [
        CreateThing::new(&scope).send().await.map(drop),
        delete_thing(&scope).send().await,
        ListThings::new(&scope).send().await.map(drop),
    ] {
        let error = error.expect_err("nobody listens");
        assert!(
            error.is_connect() && !error.was_sent() && error.attempts() == 3,
            "{error:?}"
        );
    }
    let error = CreateThing::new(&scope_at(&url))
        .send()
        .await
        .expect_err("retrying is off");
    assert_eq!(error.attempts(), 1);
}

#[tokio::test]
async fn a_call_gets_well_with_the_service() {
    let page = r#"{"things":[]}"#;
    let server = Server::start([Reply::Reset, json(503, ""), json(200, page)]);
    ListThings::new(&scope_with(retrying(), &server))
        .send()
        .await
        .expect("a page");
    assert_eq!(server.requests().len(), 3);
    let server = Server::start([json(429, ""), json(429, ""), json(201, "{}")]);
    let request = CreateThing::new(&scope_with(retrying(), &server)).friendly_name("a b");
    request.send().await.expect("a thing");
    let requests = server.requests();
    assert_eq!(requests.len(), 3);
    assert!(
        requests.iter().all(|request| *request == requests[0]),
        "{requests:?}"
    );
    assert!(
        requests[2].ends_with("\r\n\r\nFriendlyName=a%20b"),
        "{}",
        requests[2]
    );
}
