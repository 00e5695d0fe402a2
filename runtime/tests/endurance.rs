//! Tens of thousands of calls: the process needs no more memory and no more descriptors than after the first of them.
//!
//! A test of its own in a process of its own, whose memory it measures.

#![allow(
    dead_code,
    unreachable_pub,
    unused_imports,
    reason = "the support is shared with other tests, which use more of it"
)]
#![cfg(target_os = "linux")]

#[path = "http/support/mod.rs"]
mod support;

use std::{
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    thread,
    time::Duration,
};

use support::{CreateThing, retrying, scope_at};
use tokio::{task::JoinSet, time::timeout};
use twilio_runtime::Scope;

const AT_ONCE: usize = 10;
/// What comes before, so that everything there is has been in use.
const BEFORE: usize = 5_000;
const CALLS: usize = 50_000;
/// What the memory may grow by, in KiB.
const GROWTH: u64 = 2 * 1024;
const LONG_ENOUGH: Duration = Duration::from_secs(600);

/// Starts a service that answers everything and remembers nothing. Every hundredth answer is its last on a connection.
fn start() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            thread::spawn(move || drop(serve(stream)));
        }
    });
    url
}

fn serve(mut stream: TcpStream) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    let mut buffer = [0; 4096];
    for number in 1.. {
        if stream.read(&mut buffer)? == 0 {
            break;
        }
        let close = if number % 100 == 0 {
            "connection: close\r\n"
        } else {
            ""
        };
        let answer = format!("HTTP/1.1 201 X\r\n{close}content-length: 10\r\n\r\n{{\"size\":1}}");
        stream.write_all(answer.as_bytes())?;
    }
    Ok(())
}

async fn call(scope: &Scope, calls: usize) {
    let mut tasks = JoinSet::new();
    for _ in 0..AT_ONCE {
        let scope = scope.clone();
        tasks.spawn(async move {
            for _ in 0..calls / AT_ONCE {
                let thing = CreateThing::new(&scope).friendly_name("a b").send().await;
                thing.expect("a thing");
            }
        });
    }
    let all = timeout(LONG_ENOUGH, tasks.join_all()).await;
    all.expect("an end");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn calls_leave_nothing_behind() {
    let scope = scope_at(&start());
    call(&scope, BEFORE).await;
    let (memory, files) = (resident_memory(), open_files());
    call(&scope, CALLS).await;
    let grown = resident_memory().saturating_sub(memory);
    assert!(grown <= GROWTH, "{grown} KiB more after {CALLS} calls");
    // A connection that its service has closed is closed within a second or two, at both ends. How many of those that
    // are in use at once are open at the end depends on when the last of them was closed.
    for _ in 0..500 {
        if open_files() <= files + 2 * AT_ONCE {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("{} descriptors after {files}", open_files());
}

fn open_files() -> usize {
    let files = std::fs::read_dir("/proc/self/fd");
    files.expect("the descriptors").count()
}

/// Returns the memory of the process in KiB.
fn resident_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").expect("the status");
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let number = line.and_then(|line| line.trim().strip_suffix(" kB"));
    number
        .and_then(|number| number.parse().ok())
        .expect("the memory")
}
