//! A token is renewed while it is still good, and no call pays for it.

use std::{
    pin::pin,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering::SeqCst},
    },
    task::{Context, Poll, Waker},
    time::Duration,
};

use super::{SECOND, Service, oauth};
use crate::support::{CreateThing, builder};
use tokio::time::{Instant, sleep};
use twilio_runtime::{Clock, Scope, SleepFuture};

async fn call(scope: &Scope) {
    CreateThing::new(scope).send().await.expect("a thing");
}

/// A service with a token that expires in 100 seconds, and a client that has it.
async fn service() -> (Service, Scope) {
    let service = Service::default();
    service.set(|is| is.lifetime = 100);
    let scope = service.scope(builder().credentials(oauth()));
    call(&scope).await;
    (service, scope)
}

#[tokio::test(start_paused = true)]
async fn half_a_minute_before_it_expires() {
    let (service, scope) = service().await;
    sleep(69 * SECOND).await;
    call(&scope).await;
    sleep(2 * SECOND).await;
    assert_eq!(service.fetches(), 1);
    call(&scope).await;
    sleep(SECOND).await;
    call(&scope).await;
    assert_eq!(service.fetches(), 2);
    assert_eq!(service.seen(), ["t1", "t1", "t1", "t2"]);
}

#[tokio::test(start_paused = true)]
async fn after_half_of_a_short_life() {
    let service = Service::default();
    service.set(|is| is.lifetime = 10);
    let scope = service.scope(builder().credentials(oauth()));
    for _ in 0..20 {
        call(&scope).await;
        sleep(SECOND).await;
    }
    let fetches = service.fetches();
    assert!((3..=4).contains(&fetches), "{fetches} in 20 seconds");
}

#[tokio::test(start_paused = true)]
async fn a_slow_token_service_holds_up_no_call() {
    let (service, scope) = service().await;
    service.set(|is| is.token_delay = 20 * SECOND);
    sleep(75 * SECOND).await;
    let began = Instant::now();
    for _ in 0..50 {
        call(&scope).await;
    }
    assert!(began.elapsed() < SECOND, "{:?}", began.elapsed());
    sleep(21 * SECOND).await;
    call(&scope).await;
    assert_eq!(service.fetches(), 2, "one for all of them");
    assert_eq!(service.seen().last().map(String::as_str), Some("t2"));
}

#[tokio::test(start_paused = true)]
async fn a_token_service_that_fails_fails_no_call_and_is_left_in_peace() {
    for status in [500, 429, 400] {
        let (service, scope) = service().await;
        service.set(|is| is.token_status = status);
        sleep(75 * SECOND).await;
        for _ in 0..100 {
            call(&scope).await;
            sleep(SECOND / 10).await;
        }
        let tries = service.fetches() - 1;
        assert!((2..=3).contains(&tries), "{tries} in 10 seconds");
        service.set(|is| is.token_status = 200);
        sleep(6 * SECOND).await;
        call(&scope).await;
        sleep(SECOND).await;
        call(&scope).await;
        let last = format!("t{}", service.fetches());
        assert_eq!(service.seen().last(), Some(&last));
    }
}

#[tokio::test(start_paused = true)]
async fn a_token_that_expired_meanwhile_is_not_used() {
    let (service, scope) = service().await;
    service.set(|is| is.token_status = 500);
    sleep(75 * SECOND).await;
    call(&scope).await;
    sleep(30 * SECOND).await;
    let error = CreateThing::new(&scope).send().await.expect_err("no token");
    assert!(!error.was_sent(), "{error:?}");
    assert_eq!(service.seen().len(), 2);
}

/// A clock that a test moves, and on which nobody can wait.
#[derive(Clone, Default)]
struct Still(Arc<AtomicU64>);

impl Clock for Still {
    fn now(&self) -> Duration {
        Duration::from_secs(self.0.load(SeqCst))
    }

    fn sleep(&self, _: Duration) -> Option<SleepFuture> {
        None
    }
}

/// Makes a call outside of any runtime, which has nothing to wait for.
fn call_at_once(scope: &Scope) {
    let sending = pin!(CreateThing::new(scope).send());
    let Poll::Ready(result) = sending.poll(&mut Context::from_waker(Waker::noop())) else {
        panic!("the call waits");
    };
    result.expect("a thing");
}

#[test]
fn without_a_runtime_the_call_itself_renews_it_and_survives_a_failure() {
    let (service, clock) = (Service::default(), Still::default());
    service.set(|is| is.lifetime = 100);
    let scope = service.scope(builder().credentials(oauth()).clock(clock.clone()));
    call_at_once(&scope);
    clock.0.fetch_add(75, SeqCst);
    service.set(|is| is.token_status = 500);
    for _ in 0..9 {
        call_at_once(&scope);
    }
    assert_eq!(
        service.fetches(),
        2,
        "a failure is not followed by another at once"
    );
    clock.0.fetch_add(6, SeqCst);
    service.set(|is| is.token_status = 200);
    call_at_once(&scope);
    assert_eq!(service.seen().last().map(String::as_str), Some("t3"));
}
