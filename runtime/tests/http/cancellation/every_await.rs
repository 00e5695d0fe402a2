//! A call that is dropped after its first poll, after its second and so on, until one ends by itself: so it is given up
//! at every place where it can wait.

use super::{Builder, LONG_ENOUGH, MOMENTS, limited, poll_times, usual, with_tokens};
use crate::support::{
    CreateThing, LISTING, ListThings, Reply, Server, THING, delete_thing, json, scope_with,
};
use tokio::time::timeout;
use twilio_runtime::{Error, Scope};

/// How the call begins.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Start {
    /// Nothing has happened yet, and the service is in trouble.
    Cold,
    /// There is a connection, and the service gets into trouble.
    Warm,
    /// Nothing has happened yet, and all goes well.
    Smooth,
}

/// A call that the tests give up.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Call {
    Get,
    Post,
    Delete,
    Listing,
    Ahead,
}

impl Call {
    async fn make(self, scope: &Scope) -> Result<(), Error> {
        match self {
            Self::Get => ListThings::new(scope).send_with_response().await.map(drop),
            Self::Post => {
                let request = CreateThing::new(scope).friendly_name("given-up");
                request.send().await.map(drop)
            }
            Self::Delete => delete_thing(scope).send().await,
            Self::Listing => ListThings::new(scope).stream().collect().await.map(drop),
            Self::Ahead => {
                let list = ListThings::new(scope).with_prefetch();
                list.pages().collect().await.map(drop)
            }
        }
    }

    /// What the service does first, before it answers. A call that reads or deletes gets over more than one that creates.
    fn troubles(self) -> Vec<Reply> {
        let refusal = "HTTP/1.1 429 X\r\nretry-after: 0\r\ncontent-length: 0\r\n\r\n";
        let refusal = Reply::Send(refusal.to_owned());
        match self {
            Self::Post => vec![refusal.clone(), refusal],
            _ => vec![refusal, json(503, ""), Reply::SendAndClose(String::new())],
        }
    }
}

/// Answers whoever asks, in pieces: a token, a thing, or a page that leads to another until the third.
fn answer(number: usize) -> Reply {
    let link = format!("{LISTING}?Page={number}");
    let next = if number % 3 == 2 { None } else { Some(link) };
    let body = serde_json::json!({
        "access_token": "t", "token_type": "bearer", "expires_in": 3600,
        "size": number, "things": [{"size": number}], "meta": {"next_page_url": next},
    });
    let body = body.to_string();
    let length = body.len();
    let (first, second) = body.split_at(length / 2);
    let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {length}\r\n\r\n");
    Reply::Pieces(vec![head, first.to_owned(), second.to_owned()])
}

/// Gives up `call` at every place where it waits, each time with a client and a service of its own, and checks each time
/// that the client still works. Returns at how many places it was given up.
async fn give_up_at_every_await(builder: Builder, call: Call, start: Start) -> usize {
    let mut places = 0;
    for moment in MOMENTS {
        for times in 0.. {
            let server = Server::start([]);
            let scope = scope_with(builder(&server), &server);
            if start == Start::Warm {
                server.then([json(200, "{}")]);
                let first = CreateThing::new(&scope).send().await;
                first.expect("the first call of the client");
            }
            if start != Start::Smooth {
                server.then(call.troubles());
            }
            server.then((0..30).map(answer));
            let ended = poll_times(times, moment, call.make(&scope)).await;
            check(&scope, &server, call).await;
            if let Some(result) = ended {
                result.expect("the end of the call");
                places += times;
                break;
            }
        }
    }
    places
}

/// Checks that the same client goes on, and that nothing was or is done behind the back of whoever gave up.
async fn check(scope: &Scope, server: &Server, given_up: Call) {
    let request = CreateThing::new(scope).friendly_name("after");
    let after = timeout(LONG_ENOUGH, request.send()).await;
    let after = after.expect("no call waits for one that was given up");
    // The service may be in trouble still, of which the next call then hears.
    if let Err(error) = after {
        assert!(error.was_sent() && given_up != Call::Post, "{error:?}");
    }
    let deleted = timeout(LONG_ENOUGH, delete_thing(scope).send()).await;
    deleted.expect("no wait").expect("no thing");
    let requests = server.requests();
    let after = requests
        .iter()
        .position(|request| request.contains("FriendlyName=after"));
    let late = requests.iter().skip(after.unwrap_or_default());
    let late = late.filter(|request| request.contains("given-up")).count();
    // One may have been on its way, and the service reads it when it comes to it. Another attempt would be a second one.
    assert!(late <= 1, "a call that was given up goes on: {requests:?}");
    // Two refusals, and the one that counts.
    let posts = requests
        .iter()
        .filter(|request| request.contains("given-up"));
    assert!(posts.count() <= 3, "{requests:?}");
    assert!(requests.iter().any(|request| request.contains(THING)));
}

/// Each way of calling, from a cold start and on a connection that was used before.
#[tokio::test]
async fn with_the_usual_settings() {
    for call in [
        Call::Get,
        Call::Post,
        Call::Delete,
        Call::Listing,
        Call::Ahead,
    ] {
        for start in [Start::Cold, Start::Warm] {
            let places = give_up_at_every_await(usual, call, start).await;
            assert!(places >= 5, "{call:?} {start:?} {places}");
        }
    }
}

#[tokio::test]
async fn with_limits_of_the_client() {
    for call in [Call::Post, Call::Ahead] {
        let places = give_up_at_every_await(limited, call, Start::Cold).await;
        assert!(places >= 5, "{call:?} {places}");
    }
}

#[tokio::test]
async fn with_credentials_that_have_to_be_fetched() {
    for call in [Call::Post, Call::Ahead] {
        let places = give_up_at_every_await(with_tokens, call, Start::Smooth).await;
        assert!(places >= 5, "{call:?} {places}");
    }
}
