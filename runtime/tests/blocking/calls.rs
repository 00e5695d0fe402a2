//! Retries, waits and listings on a thread that waits.

use std::{
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

use twilio_runtime::{
    HttpRequest, HttpResponse, RetryPolicy, ScriptedTransport, Transport, TransportFuture,
};

use crate::support::{CreateThing, ListThings, Ping, builder, scope};

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

#[test]
fn listings_are_iterators() {
    let page = |size: u32, next: &str| {
        let meta = format!(r#"{{"next_page_url":{next}}}"#);
        HttpResponse::new(
            200,
            format!(r#"{{"things":[{{"size":{size}}}],"meta":{meta}}}"#),
        )
    };
    let transport = ScriptedTransport::new();
    let scope = scope(builder().transport(transport.clone()));
    let two_pages = || {
        transport.respond(page(1, r#""https://api.example.com/v1/Things?Page=1""#));
        transport.respond(page(2, "null"));
    };
    two_pages();
    let sizes: Result<Vec<_>, _> = ListThings::new(&scope)
        .stream()
        .blocking()
        .map(|thing| thing.map(|thing| thing.size))
        .collect();
    assert_eq!(sizes.expect("records"), [Some(1), Some(2)]);
    two_pages();
    assert_eq!(
        ListThings::new(&scope)
            .with_prefetch()
            .pages()
            .blocking()
            .count(),
        2
    );
    two_pages();
    let first = ListThings::new(&scope).send_blocking().expect("a page");
    let second = first
        .next_page_blocking()
        .expect("a page")
        .expect("a second");
    assert!(second.next_page_blocking().expect("no error").is_none());
    transport.respond(page(1, r#""https://other.example/v1/Things""#));
    let mut pages = ListThings::new(&scope).pages().blocking();
    assert!(pages.next().expect("a page").is_ok());
    assert!(pages.next().expect("an error").is_err());
    assert!(pages.next().is_none());
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
