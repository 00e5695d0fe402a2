//! One client, many runtimes: a runtime for each test, runtimes that compute, that lack a part, or that end during a call.

use std::{
    sync::{LazyLock, OnceLock},
    thread,
    time::{Duration, Instant},
};

use tokio::{runtime::Builder, time::sleep};
use twilio_runtime::{Client, Scope};

use crate::{
    moments::{current_thread, in_time, until, workers},
    support::{
        CreateThing, ListThings, Reply, Server, builder, five_pages, json, retrying, scope_at,
        scope_with,
    },
};

/// A service that answers each of so many requests.
fn answering(requests: usize) -> Server {
    Server::start((0..requests).map(|_| json(200, "{}")))
}

#[test]
fn a_static_client_serves_a_runtime_per_test() {
    static SERVER: LazyLock<Server> = LazyLock::new(|| answering(480));
    static CLIENT: OnceLock<Client> = OnceLock::new();
    let client = CLIENT.get_or_init(|| {
        let client = builder().base_url(&SERVER.url).build();
        client.expect("a client")
    });
    let test = || {
        let scope = Scope::new(client.clone());
        current_thread().block_on(async {
            let created = CreateThing::new(&scope).send().await;
            created.map(drop)
        })
    };
    in_time("480 runtimes", move || {
        thread::scope(|threads| {
            for _ in 0..8 {
                threads.spawn(|| {
                    for _ in 0..60 {
                        test().expect("an answer");
                    }
                });
            }
        });
    });
    assert_eq!(SERVER.requests().len(), 480);
    until("connections end with their runtime", || {
        SERVER.closed() == SERVER.connections()
    });
}

/// The connection of the first call is free, and its worker computes, when the second call needs one.
#[test]
fn a_worker_that_computes_holds_up_no_other_call() {
    const COMPUTES: Duration = Duration::from_secs(2);
    let server = answering(20);
    let scope = scope_at(&server.url);
    let (first, runtime) = (scope.clone(), workers(2));
    let longest = in_time("two workers", move || {
        runtime.block_on(async move {
            let busy = tokio::spawn(async move {
                CreateThing::new(&first).send().await.expect("an answer");
                thread::sleep(COMPUTES);
            });
            let others = tokio::spawn(async move {
                let mut longest = Duration::ZERO;
                for _ in 0..9 {
                    sleep(Duration::from_millis(50)).await;
                    let begin = Instant::now();
                    CreateThing::new(&scope).send().await.expect("an answer");
                    longest = longest.max(begin.elapsed());
                }
                longest
            });
            let longest = others.await.expect("no panic");
            busy.await.expect("no panic");
            longest
        })
    });
    assert!(longest < COMPUTES / 2, "{longest:?}");
}

#[test]
fn a_runtime_that_lacks_a_part_is_an_error_that_says_so() {
    let server = answering(9);
    let runtimes = [
        Builder::new_current_thread().enable_io().build(),
        Builder::new_current_thread().enable_time().build(),
        Builder::new_current_thread().build(),
    ];
    for runtime in runtimes {
        let scope = scope_with(retrying(), &server);
        let result = in_time("an error", move || {
            let runtime = runtime.expect("a runtime");
            runtime.block_on(CreateThing::new(&scope).send())
        });
        let error = result.expect_err("nobody waits for sockets, or for the end of the time");
        assert!(!error.was_sent() && error.attempts() == 1, "{error:?}");
        let report = error.report().to_string();
        assert!(report.contains("enable_all"), "{report}");
    }
    assert_eq!(server.requests().len(), 0);
}

/// The thread that waits belongs to nobody who would drop its future.
#[test]
fn a_runtime_that_shuts_down_during_a_call_ends_it_with_an_error() {
    for reply in [Reply::Silence, json(429, "")] {
        let server = Server::start([reply.clone(), reply]);
        let client = retrying().retry(twilio_runtime::RetryPolicy::default());
        let (scope, runtime) = (scope_with(client, &server), workers(1));
        let handle = runtime.handle().clone();
        let call = thread::spawn(move || {
            in_time("an error", move || {
                handle.block_on(CreateThing::new(&scope).send())
            })
        });
        until("the request", || !server.requests().is_empty());
        thread::sleep(Duration::from_millis(20));
        runtime.shutdown_background();
        let error = call.join().expect("no panic").expect_err("no answer");
        assert!(error.was_sent(), "{error:?}");
    }
}

#[test]
fn a_listing_goes_on_wherever_it_is_read() {
    for is_dropped in [true, false] {
        let server = Server::start(five_pages().into_iter().chain(five_pages()));
        let scope = scope_at(&server.url);
        let mut pages = ListThings::new(&scope).with_prefetch().pages();
        let first = current_thread();
        let read = first.block_on(pages.next()).expect("a page");
        assert_eq!(read.expect("a page").records.len(), 3);
        // The page after it was asked for on this one, which nobody drives from here on.
        let first = (!is_dropped).then_some(first);
        let next = in_time("the second page", move || {
            current_thread().block_on(pages.next())
        });
        assert!(next.expect("a page").is_ok());
        drop(first);
    }
}

/// What a call calls back may call, too: the thread that drives the sockets is not held up by it.
#[test]
fn a_function_of_the_application_may_block() {
    let server = Server::start(five_pages());
    let inner = answering(20);
    let other = Scope::new(
        builder()
            .base_url(&inner.url)
            .blocking()
            .build()
            .expect("a client"),
    );
    let client = builder().blocking().on_attempt(move |_| {
        let created = CreateThing::new(&other).send_blocking();
        created.expect("an answer");
    });
    let scope = scope_with(client, &server);
    let records = in_time("five pages", move || {
        let list = ListThings::new(&scope).with_prefetch();
        list.stream().collect_blocking()
    });
    assert_eq!(records.expect("records").len(), 15);
    assert_eq!(inner.requests().len(), 5);
}
