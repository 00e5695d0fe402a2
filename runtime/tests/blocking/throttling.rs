//! The limits that a client sets itself, where threads wait for their turn.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering::SeqCst},
    },
    thread,
    time::{Duration, Instant},
};

use twilio_runtime::{HttpRequest, HttpResponse, Transport, TransportFuture};

use crate::support::{Ping, builder, scope};

/// Keeps its thread busy for a while, and knows how many did so at once.
#[derive(Clone, Default)]
struct Busy {
    now: Arc<AtomicUsize>,
    most: Arc<AtomicUsize>,
}

impl Transport for Busy {
    fn send(&self, _: HttpRequest) -> TransportFuture<'_> {
        Box::pin(async {
            self.most
                .fetch_max(self.now.fetch_add(1, SeqCst) + 1, SeqCst);
            thread::sleep(Duration::from_millis(20));
            self.now.fetch_sub(1, SeqCst);
            Ok(HttpResponse::new(200, "{}"))
        })
    }
}

#[test]
fn threads_take_turns() {
    let busy = Busy::default();
    let limited = builder().max_concurrency(2).rate_limit(100);
    let scope = scope(limited.transport(busy.clone()));
    let begin = Instant::now();
    thread::scope(|threads| {
        for _ in 0..10 {
            threads.spawn(|| Ping::new(&scope).send_blocking().expect("an answer"));
        }
    });
    assert_eq!(busy.most.load(SeqCst), 2);
    // Nobody sleeps until the end of its time, but is woken.
    assert!(
        begin.elapsed() < Duration::from_secs(5),
        "{:?}",
        begin.elapsed()
    );
}
