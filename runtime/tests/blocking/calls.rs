//! Retries and waits on a thread that waits.

use std::{
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

use twilio_runtime::{
    HttpRequest, HttpResponse, RetryPolicy, ScriptedTransport, Transport, TransportFuture,
};

use crate::support::{CreateThing, Ping, builder, scope};

#[test]
fn waits_between_attempts_take_their_time() {
    let transport = ScriptedTransport::new();
    let busy = HttpResponse::new(429, "").with_header("retry-after", "1");
    transport.respond(busy);
    transport.respond(HttpResponse::new(200, "[]"));
    let scope = scope(
        builder()
            .transport(transport.clone())
            .retry(RetryPolicy::default()),
    );
    let begin = Instant::now();
    Ping::new(&scope)
        .send_blocking()
        .expect("the second answer");
    assert!(begin.elapsed() >= Duration::from_secs(1));
    transport.verify();
}

/// A transport that another thread works for.
struct Elsewhere;

impl Transport for Elsewhere {
    fn send(&self, _: HttpRequest) -> TransportFuture<'_> {
        let (sender, receiver) = mpsc::channel();
        let mut is_begun = false;
        Box::pin(std::future::poll_fn(move |context| {
            if let Ok(response) = receiver.try_recv() {
                return std::task::Poll::Ready(Ok(response));
            }
            if !std::mem::replace(&mut is_begun, true) {
                let (waker, sender) = (context.waker().clone(), sender.clone());
                thread::spawn(move || {
                    thread::sleep(Duration::from_millis(50));
                    drop(sender.send(HttpResponse::new(200, r#"{"size":7}"#)));
                    waker.wake();
                });
            }
            std::task::Poll::Pending
        }))
    }
}

#[test]
fn a_transport_may_work_on_another_thread() {
    let thing = CreateThing::new(&scope(builder().transport(Elsewhere)));
    assert_eq!(thing.send_blocking().expect("a thing").size, Some(7));
}

#[test]
fn limits_of_the_client_hold_for_threads_too() {
    let client = scope(builder().transport(Elsewhere).max_concurrency(1));
    let begin = Instant::now();
    thread::scope(|threads| {
        for _ in 0..3 {
            threads.spawn(|| Ping::new(&client).send_blocking().expect("an answer"));
        }
    });
    let time = begin.elapsed();
    assert!(time >= Duration::from_millis(150), "{time:?}");
    assert!(time < Duration::from_secs(20), "{time:?}");
}
