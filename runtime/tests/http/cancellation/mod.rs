//! Calls that are dropped while they wait: whatever they waited for, the client is as good as before.

mod crowds;
mod every_await;
mod streams;
mod tls;

use std::{future::poll_fn, pin::pin, sync::Arc, task::Poll, time::Duration};

use crate::support::{CreateThing, Reply, Server, json, retrying, scope_with};
use tokio::time::timeout;
use twilio_runtime::{ClientBuilder, Credentials, HttpTransport, RetryPolicy};

/// Enough for a call that waits for nothing but its service.
const LONG_ENOUGH: Duration = Duration::from_secs(20);

/// When a future is dropped that was polled so often.
#[derive(Clone, Copy, Debug)]
enum Moment {
    /// Right after the poll.
    AtOnce,
    /// When what it waits for has come, and before it can take it.
    WhenWoken,
}

const MOMENTS: [Moment; 2] = [Moment::AtOnce, Moment::WhenWoken];

/// Polls `call` so often and no more, and returns what it came to if it came to an end.
async fn poll_times<T>(times: usize, moment: Moment, call: impl Future<Output = T>) -> Option<T> {
    let (mut call, mut polls) = (pin!(call), 0);
    poll_fn(|context| {
        if polls == times {
            return Poll::Ready(None);
        }
        polls += 1;
        match (call.as_mut().poll(context), moment) {
            (Poll::Ready(output), _) => Poll::Ready(Some(output)),
            (Poll::Pending, Moment::AtOnce) if polls == times => Poll::Ready(None),
            (Poll::Pending, _) => Poll::Pending,
        }
    })
    .await
}

/// Makes a client of a service.
type Builder = fn(&Server) -> ClientBuilder;

thread_local! {
    /// One for all clients of a test, because to make one takes longer than a call. Each service is another origin.
    static TRANSPORT: Arc<HttpTransport> = Arc::new(HttpTransport::new().expect("a transport"));
}

fn usual(_: &Server) -> ClientBuilder {
    let policy = RetryPolicy::default().max_attempts(5);
    retrying()
        .retry(policy.base_delay(Duration::from_millis(2)))
        .transport(TRANSPORT.with(Arc::clone))
}

fn limited(server: &Server) -> ClientBuilder {
    usual(server).max_concurrency(1).rate_limit(500)
}

fn with_tokens(server: &Server) -> ClientBuilder {
    let token_url = format!("{}/token", server.url);
    limited(server).credentials(Credentials::oauth_at(token_url, "OQ1", "s"))
}

/// Drops a call that waits for `reply`, and checks that the next one goes well.
async fn give_up_on(reply: Reply) {
    let server = Server::start([reply, json(200, r#"{"size":1}"#)]);
    let scope = scope_with(retrying().retry(RetryPolicy::default()), &server);
    let mut call = pin!(CreateThing::new(&scope).send());
    while server.requests().is_empty() {
        let given_time = timeout(Duration::from_millis(5), call.as_mut()).await;
        assert!(given_time.is_err(), "{given_time:?}");
    }
    // As much of the answer as there is may arrive or not.
    let given_up = timeout(Duration::from_millis(40), call.as_mut()).await;
    assert!(given_up.is_err(), "{given_up:?}");
    call.set(CreateThing::new(&scope).send());
    let thing = timeout(LONG_ENOUGH, call).await.expect("an answer");
    assert_eq!(thing.expect("a thing").size, Some(1));
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn while_it_waits_for_the_answer_or_its_body() {
    give_up_on(Reply::Silence).await;
    let head = "HTTP/1.1 200 OK\r\ncontent-length: 90\r\n\r\n";
    give_up_on(Reply::Trickle(format!("{head}{}", " ".repeat(90)))).await;
    give_up_on(Reply::Send(format!("{head}{{\"si"))).await;
}

#[tokio::test]
async fn while_it_waits_for_its_next_attempt() {
    let refusal = "HTTP/1.1 429 X\r\nretry-after: 30\r\ncontent-length: 0\r\n\r\n";
    give_up_on(Reply::Send(refusal.to_owned())).await;
}
