//! The limit of a call holds wherever it waits: for each kind of client, each thread and runtime that it is called on, and
//! each step of the call.

use std::{
    pin::pin,
    task::{Context, Poll, Waker},
    thread,
    time::Duration,
};

use tokio::runtime::{Handle, Runtime};
use twilio_runtime::{ClientBuilder, Credentials, Error, HttpTransport, Proxy, Scope};

use crate::{
    moments::{current_thread, in_time, workers},
    support::{CreateThing, ListThings, Reply, Server, builder, json, page},
};

const LIMIT: Duration = Duration::from_millis(300);

#[derive(Clone, Copy, Debug, PartialEq)]
enum Client {
    Asynchronous,
    Blocking,
}

/// Where the call is made.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Place {
    NoRuntime,
    CurrentThread,
    Worker,
    BlockingThread,
    /// Within a runtime that nobody drives.
    EnteredUndriven,
    /// On a runtime, after the same call of the same client came as far on another one, which is gone since.
    AfterDropped,
    AfterShutDown,
    /// The same, but the other one is still there, with nobody to drive it.
    BesideUndriven,
}

/// What the call waits for, in vain.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Step {
    Prefetch,
    Token,
    Turn,
    /// A connection that was used before, and is dead since.
    Pool,
    /// A proxy that does not answer.
    Connect,
    Tls,
    Answer,
    Body,
}

const CLIENTS: [Client; 2] = [Client::Asynchronous, Client::Blocking];
const PLACES: [Place; 8] = [
    Place::NoRuntime,
    Place::CurrentThread,
    Place::Worker,
    Place::BlockingThread,
    Place::EnteredUndriven,
    Place::AfterDropped,
    Place::AfterShutDown,
    Place::BesideUndriven,
];
const STEPS: [Step; 8] = [
    Step::Prefetch,
    Step::Token,
    Step::Turn,
    Step::Pool,
    Step::Connect,
    Step::Tls,
    Step::Answer,
    Step::Body,
];

#[test]
fn the_limit_holds_everywhere() {
    let cases: Vec<_> = CLIENTS
        .into_iter()
        .flat_map(|client| PLACES.map(|place| (client, place)))
        .collect();
    thread::scope(|threads| {
        for (client, place) in cases {
            threads.spawn(move || {
                for step in STEPS {
                    check(client, place, step);
                }
            });
        }
    });
}

fn check(client: Client, place: Place, step: Step) {
    let what = format!("{client:?} {place:?} {step:?}");
    // An asynchronous call that nobody drives can wait for nothing, its limit included.
    if client == Client::Asynchronous && place == Place::EnteredUndriven {
        return;
    }
    let (service, scope) = begin(client, step);
    let case = what.clone();
    let result = in_time(&what, move || call_at(place, client, step, &scope));
    let error = result.expect_err(&what);
    if client == Client::Asynchronous && place == Place::NoRuntime {
        assert!(
            !error.was_sent() && !error.is_timeout(),
            "{case}: {error:?}"
        );
    } else {
        assert!(error.is_timeout(), "{case}: {error:?}");
    }
    drop(service);
}

/// Returns a service that falls silent at this step, and a client of it that is about to get there.
fn begin(client: Client, step: Step) -> (Server, Scope) {
    let silence = || (0..9).map(|_| Reply::Silence);
    let first = match step {
        Step::Prefetch => Some(page(&[1], Some("/v1/Things?Page=1"))),
        Step::Pool => Some(json(200, "{}")),
        Step::Body => {
            let begun = "HTTP/1.1 200 OK\r\ncontent-length: 90\r\n\r\n{\"size";
            let server = Server::start((0..9).map(|_| Reply::Send(begun.to_owned())));
            let scope = scope(client, &server.url, builder());
            return (server, scope);
        }
        _ => None,
    };
    // A listing is read from its beginning by each call.
    let server = match (step, first) {
        (Step::Prefetch, Some(page)) => {
            Server::start((0..9).flat_map(|_| [page.clone(), Reply::Silence]))
        }
        (_, first) => Server::start(first.into_iter().chain(silence())),
    };
    let settings = settings(step, &server);
    let url = match step {
        Step::Tls => server.url.replace("http:", "https:"),
        _ => server.url.clone(),
    };
    let scope = scope(client, &url, settings);
    match step {
        Step::Turn => hold_the_turn(&scope, &server),
        Step::Pool if client == Client::Blocking => {
            let first = CreateThing::new(&scope).send_blocking();
            first.expect("the first answer");
        }
        _ => {}
    }
    (server, scope)
}

fn settings(step: Step, server: &Server) -> ClientBuilder {
    match step {
        Step::Token => {
            let url = format!("{}/token", server.url);
            builder().credentials(Credentials::oauth_at(url, "OQ1", "s"))
        }
        Step::Turn => builder().max_concurrency(1),
        Step::Connect => {
            let proxy = Proxy::new(&server.url).expect("a proxy");
            let transport = HttpTransport::builder().proxy(proxy).build();
            builder().transport(transport.expect("a transport"))
        }
        _ => builder(),
    }
}

fn scope(client: Client, url: &str, builder: ClientBuilder) -> Scope {
    let builder = match client {
        Client::Asynchronous => builder,
        Client::Blocking => builder.blocking(),
    };
    Scope::new(builder.base_url(url).build().expect("a client"))
}

/// Makes another call, on a thread and a runtime of its own, that is in nobody's hurry.
fn hold_the_turn(scope: &Scope, server: &Server) {
    let holder = scope.clone();
    thread::spawn(move || current_thread().block_on(CreateThing::new(&holder).send()));
    crate::moments::until("the other call", || server.requests().len() == 1);
}

fn call_at(place: Place, client: Client, step: Step, scope: &Scope) -> Result<(), Error> {
    match place {
        Place::NoRuntime => now(client, step, scope),
        Place::CurrentThread => current_thread().block_on(call(client, step, scope.clone())),
        Place::Worker => {
            let runtime = workers(1);
            let task = runtime.spawn(call(client, step, scope.clone()));
            runtime.block_on(task).expect("no panic")
        }
        Place::BlockingThread => {
            let (runtime, scope) = (workers(1), scope.clone());
            let work = move || match client {
                Client::Asynchronous => Handle::current().block_on(call(client, step, scope)),
                Client::Blocking => call_blocking(step, &scope),
            };
            let task = runtime.spawn_blocking(work);
            runtime.block_on(task).expect("no panic")
        }
        Place::EnteredUndriven => {
            let runtime = current_thread();
            let _entered = runtime.enter();
            now(client, step, scope)
        }
        Place::AfterDropped => {
            drop(under_way(current_thread(), step, scope));
            current_thread().block_on(call(client, step, scope.clone()))
        }
        Place::AfterShutDown => {
            under_way(workers(1), step, scope).shutdown_background();
            current_thread().block_on(call(client, step, scope.clone()))
        }
        Place::BesideUndriven => {
            let _other = under_way(current_thread(), step, scope);
            current_thread().block_on(call(client, step, scope.clone()))
        }
    }
}

/// Makes the same call on `other`, and returns the runtime while the call waits.
fn under_way(other: Runtime, step: Step, scope: &Scope) -> Runtime {
    let scope = scope.clone();
    other.block_on(async move {
        drop(tokio::spawn(send(step, scope, Duration::from_secs(50))));
        tokio::time::sleep(Duration::from_millis(100)).await;
    });
    other
}

/// Makes the call on this thread, with nobody to help.
fn now(client: Client, step: Step, scope: &Scope) -> Result<(), Error> {
    if client == Client::Blocking {
        return call_blocking(step, scope);
    }
    let future = pin!(send(step, scope.clone(), LIMIT));
    match future.poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(result) => result,
        Poll::Pending => panic!("waits where nobody can wake it"),
    }
}

async fn call(client: Client, step: Step, scope: Scope) -> Result<(), Error> {
    match client {
        Client::Asynchronous => send(step, scope, LIMIT).await,
        Client::Blocking => call_blocking(step, &scope),
    }
}

async fn send(step: Step, scope: Scope, limit: Duration) -> Result<(), Error> {
    if step == Step::Prefetch {
        let list = ListThings::new(&scope).with_timeout(limit).with_prefetch();
        return list.pages().collect().await.map(drop);
    }
    let create = || CreateThing::new(&scope).with_timeout(limit).send();
    if step == Step::Pool {
        create().await?;
    }
    create().await.map(drop)
}

fn call_blocking(step: Step, scope: &Scope) -> Result<(), Error> {
    if step == Step::Prefetch {
        let list = ListThings::new(scope).with_timeout(LIMIT).with_prefetch();
        return list.pages().collect_blocking().map(drop);
    }
    let create = CreateThing::new(scope).with_timeout(LIMIT);
    create.send_blocking().map(drop)
}
