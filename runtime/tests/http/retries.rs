//! When and how often calls are repeated, with a script for a service and time that a test sets.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use crate::support::{CreateThing, ListThings, builder, delete_thing, retrying, scripted_with};
use tokio::time::Instant;
use twilio_runtime::{
    Attempt, Clock, HttpResponse, RetryBudget, RetryPolicy, ScriptedTransport, SleepFuture,
    TransportError,
};

const SECOND: Duration = Duration::from_secs(1);

fn answers(statuses: &[u16]) -> ScriptedTransport {
    let transport = ScriptedTransport::new();
    for status in statuses {
        let body = if *status == 200 {
            r#"{"things":[]}"#
        } else {
            ""
        };
        transport.respond(HttpResponse::new(*status, body));
    }
    transport
}

/// Collects what an observer is told.
#[derive(Clone, Default)]
struct Seen(Arc<Mutex<Vec<Entry>>>);

/// Number, status and wait of an attempt.
type Entry = (u32, Option<u16>, Option<Duration>);

impl Seen {
    fn observer(&self) -> impl Fn(&Attempt<'_>) + Send + Sync + 'static {
        let seen = self.0.clone();
        move |attempt| {
            let entry = (attempt.number(), attempt.status(), attempt.retry_in());
            seen.lock().expect("the log").push(entry);
        }
    }

    fn take(&self) -> Vec<Entry> {
        std::mem::take(&mut self.0.lock().expect("the log"))
    }
}

#[tokio::test(start_paused = true)]
async fn waits_are_random_below_a_limit_that_doubles() {
    let policy = RetryPolicy::default()
        .max_attempts(5)
        .base_delay(SECOND)
        .max_delay(3 * SECOND);
    let seen = Seen::default();
    let waits = async |seed| {
        let builder = retrying()
            .retry(policy)
            .jitter_seed(seed)
            .on_attempt(seen.observer());
        let scope = scripted_with(builder, &answers(&[503; 5]));
        let begin = Instant::now();
        ListThings::new(&scope).send().await.expect_err("an error");
        let waits: Vec<_> = seen
            .take()
            .into_iter()
            .filter_map(|(.., wait)| wait)
            .collect();
        // Tokio's clock has a resolution of a millisecond.
        let asked: Duration = waits.iter().sum();
        let slept = begin.elapsed();
        assert!(
            slept >= asked && slept <= asked + SECOND / 100,
            "{slept:?} {asked:?}"
        );
        waits
    };
    let first = waits(1).await;
    assert_eq!(first.len(), 4);
    for (wait, limit) in first.iter().zip([1, 2, 3, 3]) {
        assert!(*wait < SECOND * limit, "{first:?}");
    }
    assert_eq!(first, waits(1).await);
    assert_ne!(first, waits(2).await);
}

#[tokio::test(start_paused = true)]
async fn what_the_service_asks_for_is_waited_for() {
    for (retry_after, least) in [
        ("7", 7),
        ("0", 0),
        ("Sat, 21 Nov 2026 05:50:20 GMT", 20),
        ("Sat, 21 Nov 2026 05:40:00 GMT", 0),
    ] {
        let transport = ScriptedTransport::new();
        let refusal = HttpResponse::new(429, "")
            .with_header("Retry-After", retry_after)
            .with_header("Date", "Sat, 21 Nov 2026 05:50:00 GMT");
        transport.respond(refusal);
        transport.respond(HttpResponse::new(201, "{}"));
        let begin = Instant::now();
        let scope = scripted_with(retrying().retry(RetryPolicy::default()), &transport);
        CreateThing::new(&scope).send().await.expect("a thing");
        let slept = begin.elapsed();
        assert!(
            slept >= SECOND * least && slept <= SECOND * least + SECOND * 6 / 10,
            "{slept:?}"
        );
    }
}

#[tokio::test(start_paused = true)]
async fn a_wait_that_would_outlast_the_call_is_not_begun() {
    let transport = ScriptedTransport::new();
    for _ in 0..2 {
        transport.respond(HttpResponse::new(429, "").with_header("Retry-After", "60"));
    }
    let (begin, seen) = (Instant::now(), Seen::default());
    let builder = retrying().on_attempt(seen.observer());
    let scope = scripted_with(builder, &transport);
    let error = CreateThing::new(&scope).send().await.expect_err("no time");
    assert!(error.is_rate_limited() && error.attempts() == 1);
    assert_eq!(error.retry_after(), Some(60 * SECOND));
    assert_eq!(begin.elapsed(), Duration::ZERO);
    assert_eq!(seen.take(), [(1, Some(429), None)]);
    let patient = CreateThing::new(&scope).with_timeout(Duration::MAX);
    patient.send().await.expect_err("the end of the script");
    assert!(begin.elapsed() >= 60 * SECOND);
}

#[tokio::test(start_paused = true)]
async fn retrying_is_chosen_per_client_and_per_call() {
    let one = |policy: RetryPolicy| async move {
        let transport = answers(&[500; 9]);
        let scope = scripted_with(builder().retry(policy), &transport);
        ListThings::new(&scope).send().await.expect_err("an error");
        let on_the_client = transport.requests().len();
        let call = delete_thing(&scope).with_retry(RetryPolicy::default().max_attempts(2));
        call.send().await.expect_err("an error");
        (on_the_client, transport.requests().len() - on_the_client)
    };
    assert_eq!(one(RetryPolicy::default()).await, (3, 2));
    assert_eq!(one(RetryPolicy::off()).await, (1, 2));
    assert_eq!(one(RetryPolicy::default().max_attempts(5)).await, (5, 2));
}

#[tokio::test(start_paused = true)]
async fn an_observer_sees_each_attempt_and_no_secret() {
    let transport = ScriptedTransport::new();
    transport.fail(TransportError::connect("refused"));
    transport.respond(HttpResponse::new(429, "").with_header("Twilio-Request-Id", "RQ1"));
    transport.respond(HttpResponse::new(201, "{}"));
    let log = Arc::new(Mutex::new(Vec::new()));
    let lines = log.clone();
    let builder = retrying().on_attempt(move |attempt| {
        let line = format!(
            "{} {} {} {} {:?} {:?} {:?} {}",
            attempt.operation(),
            attempt.method(),
            attempt.path_template(),
            attempt.number(),
            attempt.status(),
            attempt.request_id(),
            attempt.error().map(ToString::to_string),
            attempt.retry_in().is_some(),
        );
        lines
            .lock()
            .expect("the log")
            .push((line, format!("{attempt:?}")));
    });
    let scope = scripted_with(builder, &transport);
    CreateThing::new(&scope)
        .friendly_name("Ada")
        .dry_run("x1y2")
        .send()
        .await
        .expect("a thing");
    let log = log.lock().expect("the log");
    let lines: Vec<_> = log.iter().map(|(line, _)| line.as_str()).collect();
    assert_eq!(
        lines,
        [
            r#"CreateThing POST /v1/Things 1 None None Some("could not connect") true"#,
            r#"CreateThing POST /v1/Things 2 Some(429) Some("RQ1") None true"#,
            r"CreateThing POST /v1/Things 3 Some(201) None None false",
        ]
    );
    for hidden in ["Ada", "x1y2", "QUMw", "RQ1"] {
        assert!(
            log.iter().all(|(_, debug)| !debug.contains(hidden)),
            "{hidden} in {log:?}"
        );
    }
}

#[tokio::test(start_paused = true)]
async fn an_empty_budget_ends_retrying_until_calls_are_answered() {
    let transport = answers(&[500; 6]);
    let budget = RetryBudget::new(3);
    let scope = scripted_with(retrying().retry_budget(budget.clone()), &transport);
    let attempts = async || {
        let error = ListThings::new(&scope).send().await.expect_err("an error");
        error.attempts()
    };
    assert_eq!(
        [attempts().await, attempts().await, attempts().await],
        [3, 2, 1]
    );
    assert_eq!(budget.remaining(), Some(0));
    for _ in 0..5 {
        transport.respond(HttpResponse::new(200, r#"{"things":[]}"#));
        ListThings::new(&scope).send().await.expect("a page");
    }
    transport.respond(HttpResponse::new(500, ""));
    transport.respond(HttpResponse::new(500, ""));
    assert_eq!(attempts().await, 2);
}

#[tokio::test(start_paused = true)]
async fn sending_raw_is_one_attempt_whatever_the_policy() {
    let transport = answers(&[503, 200]);
    let scope = scripted_with(retrying(), &transport);
    let response = ListThings::new(&scope)
        .into_request()
        .send_raw()
        .await
        .expect("a response");
    assert_eq!((response.status(), transport.requests().len()), (503, 1));
    let transport = ScriptedTransport::new();
    transport.fail(TransportError::connect("refused"));
    let scope = scripted_with(retrying(), &transport);
    let error = ListThings::new(&scope)
        .into_request()
        .send_raw()
        .await
        .expect_err("no response");
    assert_eq!((error.attempts(), transport.requests().len()), (1, 1));
}

#[tokio::test]
async fn nothing_is_repeated_where_nobody_can_wait() {
    struct Stopped;
    impl Clock for Stopped {
        fn now(&self) -> Duration {
            Duration::ZERO
        }
        fn sleep(&self, _: Duration) -> Option<SleepFuture> {
            None
        }
    }
    let transport = answers(&[429, 200]);
    let scope = scripted_with(retrying().clock(Stopped), &transport);
    let error = ListThings::new(&scope)
        .send()
        .await
        .expect_err("one attempt");
    assert_eq!((error.attempts(), transport.requests().len()), (1, 1));
}

#[tokio::test(start_paused = true)]
async fn that_one_attempt_may_have_been_seen_is_not_forgotten_after_the_next() {
    for (first, was_sent) in [
        (TransportError::timeout(), true),
        (TransportError::interrupted("reset"), true),
        (TransportError::connect("refused"), false),
        (TransportError::connect_timeout(), false),
    ] {
        let transport = ScriptedTransport::new();
        transport.fail(first);
        transport.fail(TransportError::connect("refused"));
        transport.fail(TransportError::connect("refused"));
        let scope = scripted_with(retrying(), &transport);
        let error = delete_thing(&scope)
            .send()
            .await
            .expect_err("no connection");
        assert!(error.is_connect() && error.attempts() == 3, "{error:?}");
        assert_eq!(error.was_sent(), was_sent, "{error:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_refusal_of_an_earlier_attempt_was_sent_too() {
    let transport = answers(&[503]);
    transport.fail(TransportError::connect("refused"));
    transport.fail(TransportError::connect("refused"));
    let scope = scripted_with(retrying(), &transport);
    let error = ListThings::new(&scope)
        .send()
        .await
        .expect_err("no connection");
    assert!(error.is_connect() && error.was_sent(), "{error:?}");
}
