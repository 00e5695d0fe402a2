//! Several clients with the same credentials agree on when a token expires, whatever their clocks count from.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering::SeqCst},
    },
    time::Duration,
};

use super::{SECOND, Service, oauth};
use crate::support::{CreateThing, builder};
use tokio::time::sleep;
use twilio_runtime::{Clock, Scope, SleepFuture};

async fn call(scope: &Scope) {
    CreateThing::new(scope).send().await.expect("a thing");
}

#[tokio::test(start_paused = true)]
async fn a_client_that_was_built_later_knows_when_the_token_expires() {
    let (service, credentials) = (Service::default(), oauth());
    let first = service.scope(builder().credentials(credentials.clone()));
    call(&first).await;
    sleep(3000 * SECOND).await;
    let second = service.scope(builder().credentials(credentials));
    call(&second).await;
    assert_eq!(service.seen(), ["t1", "t1"]);
    sleep(700 * SECOND).await;
    call(&second).await;
    call(&first).await;
    assert_eq!(service.seen(), ["t2", "t2"], "the first one has expired");
    assert_eq!(service.fetches(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_client_that_was_built_earlier_does_not_renew_too_soon() {
    let (service, credentials) = (Service::default(), oauth());
    let first = service.scope(builder().credentials(credentials.clone()));
    sleep(3000 * SECOND).await;
    let second = service.scope(builder().credentials(credentials));
    call(&second).await;
    sleep(3000 * SECOND).await;
    call(&first).await;
    assert_eq!((service.fetches(), service.seen().len()), (1, 2));
}

/// A clock that a test moves, and that began to count at some time.
struct Moved {
    time: Arc<AtomicU64>,
    began: u64,
}

impl Clock for Moved {
    fn now(&self) -> Duration {
        Duration::from_secs(self.time.load(SeqCst) + self.began)
    }

    fn sleep(&self, _: Duration) -> Option<SleepFuture> {
        None
    }
}

#[tokio::test]
async fn clocks_of_ones_own_are_not_mixed_up() {
    let time = Arc::new(AtomicU64::new(0));
    let (service, credentials) = (Service::default(), oauth());
    let [early, late] = [0, 1_000_000].map(|began| {
        let time = time.clone();
        let clock = Moved { time, began };
        service.scope(builder().credentials(credentials.clone()).clock(clock))
    });
    for (fetching, using) in [(&early, &late), (&late, &early)] {
        let before = service.fetches();
        call(fetching).await;
        time.fetch_add(3000, SeqCst);
        call(using).await;
        assert_eq!(service.fetches(), before + 1, "it is good for both");
        time.fetch_add(700, SeqCst);
        call(using).await;
        assert_eq!(service.fetches(), before + 2, "it is over for both");
        time.fetch_add(3700, SeqCst);
    }
}
