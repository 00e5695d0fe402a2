//! A fetch that was begun is lost neither with the call that began it nor with the runtime.

use std::time::Duration;

use super::{SECOND, Service, oauth, token};
use crate::support::{CreateThing, Reply, Server, builder, json, scope_with};
use tokio::{
    runtime::{Builder, Runtime},
    time::{sleep, timeout},
};
use twilio_runtime::{Credentials, Scope};

/// Enough for a call on a busy machine.
const LONG_ENOUGH: Duration = Duration::from_secs(40);

#[tokio::test(start_paused = true)]
async fn a_call_that_is_given_up_leaves_its_fetch_to_the_others() {
    let service = Service::default();
    service.set(|is| is.delay = SECOND);
    let scope = service.scope(builder().credentials(oauth()));
    let first = timeout(SECOND / 2, CreateThing::new(&scope).send());
    let second = timeout(5 * SECOND, CreateThing::new(&scope).send());
    let (first, second) = tokio::join!(first, second);
    assert!(first.is_err() && second.is_ok_and(|result| result.is_ok()));
    assert_eq!(service.fetches(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_fetch_that_nobody_waits_for_is_there_for_the_next_call() {
    let service = Service::default();
    service.set(|is| is.token_delay = 8 * SECOND);
    let scope = service.scope(builder().credentials(oauth()));
    for _ in 0..4 {
        // Each has less time than the token service takes.
        let hasty = CreateThing::new(&scope).with_timeout(SECOND).send().await;
        let error = hasty.expect_err("no time");
        assert!(error.is_timeout() && !error.was_sent(), "{error:?}");
    }
    sleep(6 * SECOND).await;
    let hasty = CreateThing::new(&scope).with_timeout(SECOND).send().await;
    hasty.expect("a thing");
    assert_eq!(service.fetches(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_transport_that_never_answers_holds_nobody_up_for_good() {
    let service = Service::default();
    service.set(|is| is.token_delay = 100_000 * SECOND);
    let scope = service.scope(builder().credentials(oauth()));
    CreateThing::new(&scope).send().await.expect_err("no token");
    service.set(|is| is.token_delay = Duration::ZERO);
    sleep(SECOND).await;
    CreateThing::new(&scope).send().await.expect("a thing");
}

fn runtime() -> Runtime {
    let runtime = Builder::new_current_thread().enable_all().build();
    runtime.expect("a runtime")
}

/// Begins a fetch on `runtime` that does not come to an end, with a client that other runtimes use too.
fn begin_on(runtime: &Runtime) -> (Server, Scope) {
    let server = Server::start([Reply::Silence, json(200, &token(2, 3600)), json(201, "{}")]);
    let credentials = Credentials::oauth_at(format!("{}/token", server.url), "OQ1", "s");
    let scope = scope_with(builder().credentials(credentials), &server);
    runtime.block_on(async {
        let call = CreateThing::new(&scope).send();
        tokio::select! {
            result = call => panic!("{result:?}"),
            () = server.silence() => {}
        }
    });
    (server, scope)
}

async fn finish(server: Server, scope: Scope) {
    let call = timeout(LONG_ENOUGH, CreateThing::new(&scope).send());
    call.await.expect("an end").expect("a thing");
    let last = server.requests().pop().expect("a request");
    assert!(last.contains("authorization: Bearer t2"), "{last}");
}

#[test]
fn a_runtime_that_is_dropped_takes_no_call_of_another_with_it() {
    let first = runtime();
    let (server, scope) = begin_on(&first);
    let second = std::thread::spawn(move || runtime().block_on(finish(server, scope)));
    std::thread::sleep(SECOND / 5);
    drop(first);
    second.join().expect("the other runtime");
}

#[test]
fn a_runtime_that_nobody_drives_holds_no_call_of_another_up() {
    let first = runtime();
    let (server, scope) = begin_on(&first);
    runtime().block_on(finish(server, scope));
    drop(first);
}
