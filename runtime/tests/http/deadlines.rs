//! The limits of time of a call, with a transport that keeps to what it is told and time that a test sets.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use crate::support::{CreateThing, ListThings, builder, delete_thing, retrying};
use tokio::time::{Instant, sleep, timeout};
use twilio_runtime::{
    ClientBuilder, HttpRequest, HttpResponse, RetryPolicy, Scope, Transport, TransportError,
    TransportFuture,
};

const SECOND: Duration = Duration::from_secs(1);

/// Answers after so long, or fails when the request says that the time is over.
struct Slow {
    answers_after: Duration,
    limits: Arc<Mutex<Vec<Duration>>>,
}

impl Transport for Slow {
    fn send(&self, request: HttpRequest) -> TransportFuture<'_> {
        let limit = request.timeout().expect("a limit");
        self.limits.lock().expect("the log").push(limit);
        Box::pin(async move {
            let answer = timeout(limit, sleep(self.answers_after)).await;
            answer.map_err(|_| TransportError::timeout())?;
            Ok(HttpResponse::new(500, ""))
        })
    }
}

fn slow(builder: ClientBuilder, answers_after: Duration) -> (Scope, Arc<Mutex<Vec<Duration>>>) {
    let limits = Arc::default();
    let transport = Slow {
        answers_after,
        limits: Arc::clone(&limits),
    };
    (
        Scope::new(builder.transport(transport).build().expect("a client")),
        limits,
    )
}

/// Answers never, and does not look at the time.
struct Deaf;

impl Transport for Deaf {
    fn send(&self, _: HttpRequest) -> TransportFuture<'_> {
        Box::pin(std::future::pending())
    }
}

#[tokio::test(start_paused = true)]
async fn a_transport_that_does_not_look_at_the_time_holds_nobody_up() {
    let begin = Instant::now();
    let client = retrying().transport(Deaf).build().expect("a client");
    let scope = Scope::new(client);
    let error = CreateThing::new(&scope)
        .send()
        .await
        .expect_err("a timeout");
    assert!(error.is_timeout() && error.was_sent(), "{error:?}");
    assert_eq!((error.attempts(), begin.elapsed()), (1, 30 * SECOND));
    let error = ListThings::new(&scope).send().await.expect_err("a timeout");
    assert!(error.is_timeout() && error.attempts() == 2, "{error:?}");
}

#[tokio::test(start_paused = true)]
async fn a_call_that_meets_with_silence_has_a_second_attempt_and_no_third() {
    let (scope, limits) = slow(retrying().jitter_seed(1), 999 * SECOND);
    let begin = Instant::now();
    let error = ListThings::new(&scope).send().await.expect_err("a timeout");
    assert!(error.is_timeout() && error.attempts() == 2, "{error:?}");
    assert!(
        begin.elapsed() <= 60 * SECOND + SECOND / 100,
        "{:?}",
        begin.elapsed()
    );
    let limits = limits.lock().expect("the log").clone();
    assert_eq!(limits[0], 30 * SECOND);
    assert!(
        limits[1] < 30 * SECOND && limits[1] > 29 * SECOND,
        "the rest of the time: {limits:?}"
    );
}

#[tokio::test(start_paused = true)]
async fn a_post_that_meets_with_silence_ends_after_one_attempt() {
    let (scope, _) = slow(retrying(), 999 * SECOND);
    let begin = Instant::now();
    let error = CreateThing::new(&scope)
        .send()
        .await
        .expect_err("a timeout");
    assert!(
        error.is_timeout() && error.was_sent() && error.attempts() == 1,
        "{error:?}"
    );
    assert!(begin.elapsed() <= 30 * SECOND + SECOND / 100);
}

#[tokio::test(start_paused = true)]
async fn no_attempt_outlasts_the_call() {
    let policy = RetryPolicy::default().max_attempts(99).base_delay(SECOND);
    for (answers_after, total, attempt) in [(4, 10, 30), (4, 10, 3), (1, 2, 30), (20, 10, 30)] {
        let builder = builder()
            .retry(policy)
            .timeout(total * SECOND)
            .attempt_timeout(attempt * SECOND);
        let (scope, limits) = slow(builder, answers_after * SECOND);
        let begin = Instant::now();
        delete_thing(&scope).send().await.expect_err("an error");
        assert!(
            begin.elapsed() <= total * SECOND + SECOND / 100,
            "{:?}",
            begin.elapsed()
        );
        let limits = limits.lock().expect("the log");
        assert!(
            limits
                .iter()
                .all(|limit| *limit <= SECOND * attempt.min(total)),
            "{limits:?}"
        );
    }
}

#[tokio::test(start_paused = true)]
async fn the_limits_of_a_call_replace_those_of_the_client() {
    let limit = async |request: CreateThing| {
        request
            .prepare()
            .expect("a request")
            .timeout()
            .expect("a limit")
    };
    let (scope, _) = slow(
        builder().timeout(50 * SECOND).attempt_timeout(20 * SECOND),
        SECOND,
    );
    let create = || CreateThing::new(&scope);
    assert_eq!(limit(create()).await, 20 * SECOND);
    assert_eq!(limit(create().with_timeout(5 * SECOND)).await, 5 * SECOND);
    assert_eq!(
        limit(create().with_attempt_timeout(70 * SECOND)).await,
        50 * SECOND
    );
    let both = create()
        .with_attempt_timeout(70 * SECOND)
        .with_timeout(60 * SECOND);
    assert_eq!(limit(both).await, 60 * SECOND);
}

#[tokio::test(start_paused = true)]
async fn the_time_of_a_listing_counts_anew_for_each_page() {
    struct Pages(Mutex<u32>);
    impl Transport for Pages {
        fn send(&self, _: HttpRequest) -> TransportFuture<'_> {
            Box::pin(async {
                sleep(8 * SECOND).await;
                let mut number = self.0.lock().expect("the number");
                *number += 1;
                let link = format!("\"https://api.example.com/v1/Things?Page={number}\"");
                let next = if *number < 5 { &link } else { "null" };
                let body = format!(r#"{{"things":[{{}}],"meta":{{"next_page_url":{next}}}}}"#);
                Ok(HttpResponse::new(200, body))
            })
        }
    }
    let client = builder()
        .timeout(10 * SECOND)
        .transport(Pages(Mutex::new(0)));
    let scope = Scope::new(client.build().expect("a client"));
    let things = ListThings::new(&scope)
        .stream()
        .collect()
        .await
        .expect("records");
    assert_eq!(things.len(), 5);
}
