//! The limits that a client sets itself, with a service that takes its time and time that a test sets.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use crate::support::{CreateThing, ListThings, builder, retrying};
use tokio::{
    task::JoinSet,
    time::{Instant, sleep, timeout},
};
use twilio_runtime::{
    ClientBuilder, Error, HttpRequest, HttpResponse, RetryPolicy, Scope, Transport, TransportFuture,
};

const SECOND: Duration = Duration::from_secs(1);

/// A service that answers with what `answer` says of the number of the request, and remembers when each began.
#[derive(Clone)]
struct Service {
    takes: Duration,
    answer: fn(usize) -> HttpResponse,
    log: Arc<Mutex<Log>>,
}

#[derive(Default)]
struct Log {
    /// When each request began, and its query.
    requests: Vec<(Instant, String)>,
    /// How many were under way when each began, itself included.
    under_way: Vec<usize>,
    now: usize,
}

struct Leaving(Service);

impl Drop for Leaving {
    fn drop(&mut self) {
        self.0.log().now -= 1;
    }
}

impl Service {
    fn new(takes: Duration, answer: fn(usize) -> HttpResponse) -> Self {
        Self {
            takes,
            answer,
            log: Arc::default(),
        }
    }

    fn scope(&self, builder: ClientBuilder) -> Scope {
        Scope::new(builder.transport(self.clone()).build().expect("a client"))
    }

    fn log(&self) -> std::sync::MutexGuard<'_, Log> {
        self.log.lock().expect("the log")
    }

    /// Returns when the requests began, from `begin`.
    fn times(&self, begin: Instant) -> Vec<Duration> {
        self.log()
            .requests
            .iter()
            .map(|(time, _)| time.duration_since(begin))
            .collect()
    }
}

impl Transport for Service {
    fn send(&self, request: HttpRequest) -> TransportFuture<'_> {
        Box::pin(async move {
            let number = {
                let mut log = self.log();
                let query = request.url().split_once('?').unwrap_or_default().1;
                log.requests.push((Instant::now(), query.to_owned()));
                log.now += 1;
                let now = log.now;
                log.under_way.push(now);
                log.requests.len() - 1
            };
            let _leaving = Leaving(self.clone());
            sleep(self.takes).await;
            Ok((self.answer)(number))
        })
    }
}

fn good(_: usize) -> HttpResponse {
    HttpResponse::new(200, r#"{"things":[]}"#)
}

fn refusal(retry_after: &str) -> HttpResponse {
    HttpResponse::new(429, "").with_header("Retry-After", retry_after)
}

/// Makes `count` calls at once, which are numbered in the order in which they ask for their turn.
async fn call(scope: &Scope, count: i64) -> Vec<Result<(), Error>> {
    let mut calls = JoinSet::new();
    for number in 0..count {
        let request = ListThings::new(scope).page(number);
        calls.spawn(async move { request.send().await.map(drop) });
    }
    calls.join_all().await
}

#[tokio::test(start_paused = true)]
async fn no_more_requests_than_allowed_are_under_way_and_they_go_in_order() {
    let service = Service::new(SECOND, good);
    let scope = service.scope(builder().max_concurrency(3));
    let begin = Instant::now();
    let results = call(&scope, 12).await;
    assert!(results.iter().all(Result::is_ok), "{results:?}");
    assert!(begin.elapsed() < 4 * SECOND + SECOND / 10);
    let log = service.log();
    assert_eq!(log.under_way.iter().max(), Some(&3));
    let queries: Vec<_> = log
        .requests
        .iter()
        .map(|(_, query)| query.as_str())
        .collect();
    let expected: Vec<_> = (0..12).map(|number| format!("Page={number}")).collect();
    assert_eq!(queries, expected);
}

#[tokio::test(start_paused = true)]
async fn no_more_requests_than_allowed_begin_in_a_second() {
    for rate in [2, 40] {
        let service = Service::new(SECOND / 100, good);
        let scope = service.scope(builder().rate_limit(rate));
        let begin = Instant::now();
        let results = call(&scope, 4 * i64::from(rate)).await;
        assert!(results.iter().all(Result::is_ok), "{results:?}");
        assert!(
            begin.elapsed() < 4 * SECOND + SECOND / 2,
            "{:?}",
            begin.elapsed()
        );
        let times = service.times(begin);
        let allowed = rate as usize + rate as usize / 10;
        for time in &times {
            let within = |other: &&Duration| (*time..*time + SECOND).contains(*other);
            let count = times.iter().filter(within).count();
            assert!(count <= allowed, "{count} from {time:?} at {rate}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn one_refusal_holds_up_the_whole_client() {
    fn first_refused(number: usize) -> HttpResponse {
        if number == 0 {
            refusal("5")
        } else {
            good(number)
        }
    }
    for limited in [
        |builder: ClientBuilder| builder.max_concurrency(50),
        |builder: ClientBuilder| builder.rate_limit(50),
    ] {
        let service = Service::new(SECOND / 100, first_refused);
        let scope = service.scope(limited(builder()));
        let error = ListThings::new(&scope).send().await.expect_err("a refusal");
        assert!(error.is_rate_limited());
        let begin = Instant::now();
        let results = call(&scope, 10).await;
        assert!(results.iter().all(Result::is_ok), "{results:?}");
        let times = service.times(begin);
        assert_eq!(times.len(), 11);
        let early = times[1..].iter().filter(|time| **time < SECOND * 99 / 20);
        assert_eq!(early.count(), 0, "{times:?}");
    }
    // Without a limit, only the call itself waits.
    let service = Service::new(SECOND / 100, first_refused);
    let scope = service.scope(builder());
    ListThings::new(&scope).send().await.expect_err("a refusal");
    let begin = Instant::now();
    call(&scope, 10).await;
    assert!(begin.elapsed() < SECOND);
}

#[tokio::test(start_paused = true)]
async fn after_refusals_fewer_requests_are_under_way_and_then_more_again() {
    let service = Service::new(SECOND / 10, |number| {
        if number < 8 {
            refusal("1")
        } else {
            good(number)
        }
    });
    let policy = RetryPolicy::default().base_delay(SECOND / 1000);
    let scope = service.scope(builder().retry(policy).max_concurrency(8));
    let results = call(&scope, 40).await;
    assert!(results.iter().all(Result::is_ok), "{results:?}");
    let log = service.log();
    let under_way = &log.under_way;
    assert_eq!(under_way.len(), 48);
    assert_eq!(*under_way[..8].iter().max().expect("requests"), 8);
    // Eight refusals of one moment halve it once.
    assert_eq!(*under_way[8..12].iter().max().expect("requests"), 4);
    assert_eq!(*under_way[12..].iter().max().expect("requests"), 8);
}

#[tokio::test(start_paused = true)]
async fn a_turn_that_comes_too_late_is_a_timeout_that_says_nothing_was_sent() {
    let service = Service::new(20 * SECOND, good);
    let scope = service.scope(builder().max_concurrency(1));
    let first = tokio::spawn(ListThings::new(&scope).send());
    tokio::task::yield_now().await;
    let begin = Instant::now();
    let late = ListThings::new(&scope).with_timeout(2 * SECOND);
    let error = late.send().await.expect_err("no turn");
    assert!(error.is_timeout() && !error.was_sent(), "{error:?}");
    assert!(!error.is_connect() && error.attempts() == 0, "{error:?}");
    assert_eq!(
        error.to_string(),
        "ListThings: timed out within the limits of the client itself, before the request was sent"
    );
    assert!(begin.elapsed() >= 2 * SECOND && begin.elapsed() < 3 * SECOND);
    let raw = ListThings::new(&scope).with_timeout(SECOND).into_request();
    let error = raw.send_raw().await.expect_err("no turn");
    assert!(error.is_timeout() && !error.was_sent(), "{error:?}");
    first.await.expect("no panic").expect("a page");
    assert_eq!(service.log().requests.len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_wait_that_is_known_to_be_too_long_is_not_begun() {
    let service = Service::new(Duration::ZERO, |_| refusal("100"));
    let scope = service.scope(builder().max_concurrency(1));
    ListThings::new(&scope).send().await.expect_err("a refusal");
    let begin = Instant::now();
    let error = ListThings::new(&scope).send().await.expect_err("no turn");
    assert!(error.is_timeout() && !error.was_sent(), "{error:?}");
    assert!(begin.elapsed() < SECOND);
}

#[tokio::test(start_paused = true)]
async fn a_call_that_finds_no_second_turn_ends_with_what_the_service_said() {
    let service = Service::new(SECOND, |number| match number {
        0 => refusal("1"),
        _ => good(number),
    });
    let scope = service.scope(retrying().max_concurrency(1).timeout(4 * SECOND));
    let refused = tokio::spawn(CreateThing::new(&scope).send());
    let others = call(&scope, 6);
    let (refused, others) = tokio::join!(refused, others);
    let error = refused.expect("no panic").expect_err("a refusal");
    assert!(
        error.is_rate_limited() && error.attempts() == 1,
        "{error:?}"
    );
    assert!(others.iter().any(Result::is_ok));
}

#[tokio::test(start_paused = true)]
async fn calls_that_are_given_up_leave_their_place() {
    let service = Service::new(SECOND, good);
    let scope = service.scope(builder().max_concurrency(2).rate_limit(100));
    for give_up_after in [1, 500, 1500] {
        let given_up = timeout(Duration::from_millis(give_up_after), call(&scope, 9)).await;
        assert!(given_up.is_err());
        let begin = Instant::now();
        let results = call(&scope, 2).await;
        assert!(results.iter().all(Result::is_ok), "{results:?}");
        assert!(
            begin.elapsed() < SECOND + SECOND / 10,
            "{:?}",
            begin.elapsed()
        );
    }
}

#[tokio::test]
async fn limits_of_zero_and_a_rate_without_a_clock_are_refused() {
    for builder in [builder().max_concurrency(0), builder().rate_limit(0)] {
        let service = Service::new(SECOND, good);
        let error = builder
            .transport(service)
            .build()
            .expect_err("a limit of zero");
        assert!(error.is_configuration(), "{error:?}");
    }
}
