//! Calls that are dropped while they wait: for a connection, an answer, its body, the next attempt, the next page.

use std::{
    future::poll_fn,
    net::TcpListener,
    pin::pin,
    task::{Context, Poll},
    time::Duration,
};

use crate::support::{
    CreateThing, ListThings, Reply, Server, add_note, builder, json, retrying, scope_with,
};
use tokio::time::timeout;
use twilio_runtime::{ClientBuilder, Credentials, Error, RetryPolicy, Scope};

const A_WHILE: Duration = Duration::from_millis(60);

/// Drops a call that waits for `reply`, and checks that the next one goes well.
async fn give_up_on(reply: Reply) -> usize {
    let server = Server::start([reply, json(200, r#"{"size":1}"#)]);
    let scope = scope_with(retrying().retry(RetryPolicy::default()), &server);
    let given_up = timeout(A_WHILE, CreateThing::new(&scope).send()).await;
    assert!(given_up.is_err(), "{given_up:?}");
    let thing = CreateThing::new(&scope).send().await.expect("a thing");
    assert_eq!(thing.size, Some(1));
    server.requests().len()
}

#[tokio::test]
async fn while_it_waits_for_the_answer_or_its_body() {
    assert_eq!(give_up_on(Reply::Silence).await, 2);
    let trickle = format!(
        "HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{}",
        " ".repeat(9)
    );
    assert_eq!(give_up_on(Reply::Trickle(trickle)).await, 2);
    let half = "HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{\"si";
    assert_eq!(give_up_on(Reply::Send(half.to_owned())).await, 2);
}

#[tokio::test]
async fn while_it_waits_for_its_next_attempt() {
    let refusal = "HTTP/1.1 429 X\r\nretry-after: 5\r\ncontent-length: 0\r\n\r\n";
    assert_eq!(give_up_on(Reply::Send(refusal.to_owned())).await, 2);
}

#[tokio::test]
async fn while_it_connects() {
    // The system accepts, but nobody answers the handshake.
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let url = format!("https://{}", listener.local_addr().expect("an address"));
    let client = builder().base_url(url).build().expect("a client");
    let scope = Scope::new(client);
    for _ in 0..3 {
        assert!(timeout(A_WHILE, add_note(&scope).send()).await.is_err());
    }
}

#[tokio::test]
async fn between_the_polls_of_a_stream() {
    let page = r#"{"things":[{"size":1}],"meta":{"next_page_url":"/v1/Things?Page=1"}}"#;
    let server = Server::start([
        json(200, page),
        Reply::Silence,
        json(200, r#"{"things":[{"size":2}]}"#),
    ]);
    let scope = scope_with(builder(), &server);
    let mut records = ListThings::new(&scope).stream();
    assert_eq!(
        records
            .next()
            .await
            .expect("a record")
            .expect("a record")
            .size,
        Some(1)
    );
    // The future that waits is dropped, but the request belongs to the stream and goes on.
    assert!(timeout(A_WHILE, records.next()).await.is_err());
    assert!(timeout(A_WHILE, records.next()).await.is_err());
    assert_eq!(server.requests().len(), 2);
    drop(records);
    let things = ListThings::new(&scope)
        .stream()
        .collect()
        .await
        .expect("records");
    assert_eq!(things[0].size, Some(2));
}

/// Makes a client of a service.
type Builder = fn(&Server) -> ClientBuilder;

const REFUSAL: &str = "HTTP/1.1 429 X\r\nretry-after: 0\r\ncontent-length: 0\r\n\r\n";

/// Polls `call` so often and no more, and returns what it came to if it came to an end.
async fn poll_times<T>(times: usize, call: impl Future<Output = T>) -> Option<T> {
    let (mut call, mut polls) = (pin!(call), 0);
    poll_fn(|context: &mut Context<'_>| {
        if polls == times {
            return Poll::Ready(None);
        }
        polls += 1;
        call.as_mut().poll(context).map(Some)
    })
    .await
}

/// Gives up a call after its first poll, after its second and so on until one ends by itself, each time with a client
/// and a service of its own, which may be in trouble at first, and checks each time that another call goes well. Returns
/// at how many places it was given up.
async fn give_up_at_each_await(
    builder: Builder,
    refuses: bool,
    call: impl AsyncFn(Scope) -> Result<(), Error>,
) -> usize {
    for times in 0.. {
        // One answer for whoever asks: a token, or a page whose link leads to another.
        let answer = |page: u32| {
            let link = format!("/v1/Things?Page={page}");
            let next = if page < 3 { Some(link) } else { None };
            let body = serde_json::json!({
                "access_token": "t", "token_type": "bearer", "expires_in": 3600,
                "things": [{"size": page}], "meta": {"next_page_url": next},
            });
            json(200, &body.to_string())
        };
        let server = Server::start((0..30).map(|number| match number {
            1 if refuses => Reply::Send(REFUSAL.to_owned()),
            2 if refuses => json(503, ""),
            _ => answer(number),
        }));
        let scope = scope_with(builder(&server), &server);
        let ended = poll_times(times, call(scope.clone())).await;
        let after = timeout(Duration::from_secs(20), ListThings::new(&scope).send()).await;
        after
            .expect("no call waits for one that was given up")
            .expect("a page");
        if let Some(result) = ended {
            result.expect("records");
            return times;
        }
    }
    unreachable!("some number of polls is enough")
}

fn usual(_: &Server) -> ClientBuilder {
    retrying().retry(
        RetryPolicy::default()
            .max_attempts(5)
            .base_delay(Duration::from_millis(2)),
    )
}

fn limited(server: &Server) -> ClientBuilder {
    usual(server).max_concurrency(1).rate_limit(500)
}

fn with_tokens(server: &Server) -> ClientBuilder {
    limited(server).credentials(Credentials::oauth_at(
        format!("{}/token", server.url),
        "OQ1",
        "s",
    ))
}

#[tokio::test]
async fn at_each_place_where_a_call_can_wait() {
    let builders: [(Builder, bool); 3] = [(usual, true), (limited, true), (with_tokens, false)];
    for (builder, refuses) in builders {
        let places = give_up_at_each_await(builder, refuses, async |scope: Scope| {
            ListThings::new(&scope).send().await.map(drop)
        });
        let listing = give_up_at_each_await(builder, refuses, async |scope: Scope| {
            let things = ListThings::new(&scope).with_prefetch().stream();
            things.collect().await.map(drop)
        });
        let (places, listing) = tokio::join!(places, listing);
        assert!(places >= 2 && listing >= 3, "{places} {listing}");
    }
}

#[tokio::test]
async fn while_others_wait_for_their_turn() {
    let crowd = async |scope: Scope| {
        let call = || ListThings::new(&scope).send();
        let (first, second, third) = tokio::join!(call(), call(), call());
        first.and(second).and(third).map(drop)
    };
    let places = give_up_at_each_await(limited, true, crowd).await;
    assert!(places >= 4, "{places}");
}
