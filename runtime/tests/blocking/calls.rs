//! Retries and waits on a thread that waits.

use std::{
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

use twilio_runtime::{
    HttpRequest, HttpResponse, Method, RetryPolicy, ScriptedTransport, Transport, TransportFuture,
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

#[test]
fn a_call_without_a_method_of_its_own_waits_too() {
    let page = |next: Option<&str>| {
        let body = serde_json::json!({"things": [1, 2], "meta": {"next_page_url": next}});
        HttpResponse::new(200, body.to_string())
    };
    let transport = ScriptedTransport::new();
    transport.respond(HttpResponse::new(201, "7"));
    transport.respond(HttpResponse::new(404, "{}"));
    transport.respond(page(Some("/v1/Things?Page=1")));
    transport.respond(page(None));
    let scope = scope(builder().transport(transport.clone()));
    let call = |method| {
        scope
            .client()
            .request(method, "https://api.twilio.com/v1/Things")
    };
    let size: i64 = call(Method::Post).send_blocking().expect("a number");
    assert_eq!(size, 7);
    let refusal = call(Method::Get).send_raw_blocking().expect("a response");
    assert_eq!(refusal.status(), 404);
    let sizes: Vec<i64> = call(Method::Get)
        .stream()
        .collect_blocking()
        .expect("pages");
    assert_eq!(sizes, [1, 2, 1, 2]);
    transport.verify();
}
