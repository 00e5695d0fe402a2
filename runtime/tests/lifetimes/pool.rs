//! Connections between two calls: which are kept, for how long, and what becomes of those that are dead.

use std::{thread, time::Duration};

use tokio::task::JoinSet;
use twilio_runtime::{ClientBuilder, HttpTransport, Scope};

use crate::{
    moments::{current_thread, in_time, until, workers},
    support::{CreateThing, ListThings, Reply, Server, builder, json, retrying, scope_with},
};

const SHORT: Duration = Duration::from_millis(300);

/// Makes so many calls at once, which all wait for each other's answers.
async fn at_once(scope: &Scope, calls: usize) {
    let mut tasks = JoinSet::new();
    for _ in 0..calls {
        let create = CreateThing::new(scope);
        tasks.spawn(async move { create.send().await.map(drop) });
    }
    for result in tasks.join_all().await {
        result.expect("an answer");
    }
}

/// Answers after a moment, so that calls at once need connections of their own.
fn slowly() -> Reply {
    let head = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{";
    let wait = vec![String::new(); 30];
    Reply::Pieces(
        wait.into_iter()
            .chain([head.to_owned(), "}".to_owned()])
            .collect(),
    )
}

/// Returns a client with five idle connections to a service that is dead from now on.
async fn five_dead(fault: &Reply) -> (Server, Scope) {
    let server = Server::start((0..5).map(|_| slowly()));
    let scope = scope_with(retrying(), &server);
    at_once(&scope, 5).await;
    assert_eq!(server.connections(), 5);
    server.then([fault.clone()]);
    (server, scope)
}

#[tokio::test]
async fn one_dead_connection_is_enough_to_know_of_the_others() {
    for fault in [
        Reply::Silence,
        Reply::Reset,
        Reply::SendAndClose(String::new()),
    ] {
        let (server, scope) = five_dead(&fault).await;
        server.then([json(200, r#"{"things":[]}"#)]);
        let list = ListThings::new(&scope).with_attempt_timeout(SHORT);
        let page = list.send_with_response().await;
        assert_eq!(page.expect("a page").attempts(), 2, "{fault:?}");
        assert_eq!(server.connections(), 6, "{fault:?}");

        let (server, scope) = five_dead(&fault).await;
        server.then((0..5).map(|_| json(201, "{}")));
        let create = CreateThing::new(&scope).with_attempt_timeout(SHORT);
        let lost_call = create.send().await;
        assert!(lost_call.expect_err("a dead connection").was_sent());
        for _ in 0..5 {
            CreateThing::new(&scope).send().await.expect("a thing");
        }
        assert_eq!(server.connections(), 6, "{fault:?}");
    }
}

#[tokio::test]
async fn a_caller_that_gives_up_learns_from_a_dead_connection_too() {
    let (server, scope) = five_dead(&Reply::Silence).await;
    server.then([json(201, "{}")]);
    let given_up = tokio::time::timeout(SHORT, CreateThing::new(&scope).send()).await;
    assert!(given_up.is_err());
    CreateThing::new(&scope).send().await.expect("a thing");
    assert_eq!(server.connections(), 6);
}

#[test]
fn many_calls_at_once_make_no_more_connections_than_calls() {
    let server = Server::start((0..500).map(|_| slowly()));
    let scope = scope_with(builder(), &server);
    in_time("500 calls", move || {
        workers(2).block_on(async {
            for _ in 0..5 {
                at_once(&scope, 100).await;
            }
        });
    });
    assert_eq!(server.requests().len(), 500);
    assert!(
        server.connections() <= 110,
        "{} connections",
        server.connections()
    );
}

/// Makes so many calls one after the other, to a service that answers with this header.
async fn connections_with(header: &str, calls: usize, pause: Duration) -> usize {
    let answer = format!("HTTP/1.1 200 OK\r\n{header}content-length: 2\r\n\r\n{{}}");
    let server = Server::start((0..calls).map(|_| Reply::Send(answer.clone())));
    let scope = scope_with(builder(), &server);
    for _ in 0..calls {
        CreateThing::new(&scope).send().await.expect("a thing");
        tokio::time::sleep(pause).await;
    }
    server.connections()
}

#[tokio::test]
async fn the_service_says_how_long_a_connection_is_of_use() {
    let at_once = Duration::ZERO;
    assert_eq!(connections_with("", 6, at_once).await, 1);
    assert_eq!(
        connections_with("Connection: close\r\n", 3, at_once).await,
        3
    );
    assert_eq!(
        connections_with("Keep-Alive: timeout=5, max=100\r\n", 6, at_once).await,
        1
    );
    assert_eq!(
        connections_with("Keep-Alive: timeout=5, max=3\r\n", 6, at_once).await,
        2
    );
    assert_eq!(
        connections_with("Keep-Alive: max=0\r\n", 3, at_once).await,
        3
    );
    assert_eq!(
        connections_with("Keep-Alive: timeout=0\r\n", 3, at_once).await,
        3
    );
    let longer_than_said = Duration::from_millis(1200);
    assert_eq!(
        connections_with("Keep-Alive: timeout=1\r\n", 2, longer_than_said).await,
        2
    );
    assert_eq!(
        connections_with("Keep-Alive: nonsense\r\n", 3, at_once).await,
        1
    );
}

fn with(transport: twilio_runtime::HttpTransportBuilder) -> ClientBuilder {
    builder().transport(transport.build().expect("a transport"))
}

#[tokio::test]
async fn settings_say_how_many_are_kept() {
    for (kept, connections) in [(0, 9), (1, 7), (9, 3)] {
        let server = Server::start((0..9).map(|_| slowly()));
        let settings = with(HttpTransport::builder().pool_max_idle(kept));
        let scope = scope_with(settings, &server);
        for _ in 0..3 {
            at_once(&scope, 3).await;
        }
        assert_eq!(server.connections(), connections, "{kept} kept");
    }
}

#[tokio::test]
async fn a_connection_can_ask_whether_the_other_end_is_there() {
    let server = Server::start([json(200, "{}")]);
    let keepalive = HttpTransport::builder().tcp_keepalive(Duration::from_secs(30));
    let scope = scope_with(with(keepalive), &server);
    CreateThing::new(&scope).send().await.expect("a thing");
}

/// No call follows, and nobody waits for one.
#[test]
fn idle_connections_are_closed_in_time() {
    for is_blocking in [false, true] {
        let server = Server::start((0..3).map(|_| slowly()));
        let short = with(HttpTransport::builder().pool_idle_timeout(SHORT));
        let runtime = workers(1);
        let scope = if is_blocking {
            let scope = scope_with(short.blocking(), &server);
            thread::scope(|threads| {
                for _ in 0..3 {
                    threads.spawn(|| CreateThing::new(&scope).send_blocking().expect("a thing"));
                }
            });
            scope
        } else {
            let scope = scope_with(short, &server);
            runtime.block_on(at_once(&scope, 3));
            scope
        };
        until("the end of idle connections", || server.closed() == 3);
        drop((scope, runtime));
    }
}

/// The service closes them, and the client's ends go without another call.
#[cfg(target_os = "linux")]
#[test]
fn connections_that_the_service_closed_are_closed() {
    let closing = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}";
    let server = Server::start((0..3).map(|_| Reply::SendAndClose(closing.to_owned())));
    let (scope, runtime) = (scope_with(builder(), &server), workers(1));
    runtime.block_on(at_once(&scope, 3));
    until("the end of closed connections", || ends_at(&server) == 0);
}

#[cfg(target_os = "linux")]
#[test]
fn a_connection_has_one_descriptor() {
    let server = Server::start((0..4).map(|_| slowly()));
    let (scope, runtime) = (scope_with(builder(), &server), current_thread());
    runtime.block_on(at_once(&scope, 4));
    assert_eq!((server.connections(), ends_at(&server)), (4, 4));
}

/// Returns how many descriptors of this process are connected to the service. The service's own ends are not.
#[cfg(target_os = "linux")]
fn ends_at(server: &Server) -> usize {
    use std::collections::HashSet;
    let port = server.url.rsplit(':').next().expect("a port");
    let port: u16 = port.parse().expect("a port");
    let remote = format!("0100007F:{port:04X}");
    let table = std::fs::read_to_string("/proc/net/tcp").expect("the connections");
    let rows = table.lines().map(|line| line.split_whitespace().collect());
    let inodes: HashSet<String> = rows
        .filter(|row: &Vec<&str>| row.get(2) == Some(&&*remote))
        .filter_map(|row| row.get(9).map(|inode| format!("socket:[{inode}]")))
        .collect();
    let files = std::fs::read_dir("/proc/self/fd").expect("the descriptors");
    files
        .flatten()
        .filter_map(|file| std::fs::read_link(file.path()).ok())
        .filter(|target| inodes.contains(&*target.to_string_lossy()))
        .count()
}
