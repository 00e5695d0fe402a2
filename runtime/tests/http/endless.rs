//! Responses that never end, over a socket: they are given up, and do not fill the memory until then.

use std::{
    io::{Read, Write},
    net::TcpListener,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering::SeqCst},
    },
    thread,
    time::Duration,
};

use twilio_runtime::Error;

use crate::support::{AddNote, THING, scope_at};

/// Starts a service that answers with a beginning, and then with the same again and again. Also returns how many bytes
/// it has sent.
fn endless(begin: &'static str, again: &str) -> (String, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let sent = Arc::new(AtomicUsize::new(0));
    let count = sent.clone();
    let again = again.repeat(1000);
    thread::spawn(move || {
        let (mut stream, _) = listener.accept().expect("a connection");
        drop(stream.read(&mut [0; 4096]));
        drop(stream.write_all(begin.as_bytes()));
        while stream.write_all(again.as_bytes()).is_ok() {
            count.fetch_add(again.len(), SeqCst);
        }
    });
    (url, sent)
}

async fn note(url: &str, timeout: Duration) -> Error {
    let scope = scope_at(url).bind_text("Sid", THING);
    let request = AddNote::new(&scope).with_timeout(timeout);
    request.send().await.expect_err("no end")
}

/// Returns how many bytes of memory the process has now, where the system tells.
fn memory() -> Option<usize> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kibibytes: usize = line.trim().strip_suffix(" kB")?.parse().ok()?;
    Some(kibibytes * 1024)
}

#[tokio::test]
async fn heads_and_trailers_without_end_are_given_up_before_the_time_is_over() {
    for (begin, again) in [
        ("HTTP/1.1 200 OK\r\n", "a: b\r\n"),
        ("HTTP/1.1 200 OK\r\na: ", "b"),
        (
            "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n",
            "a: b\r\n",
        ),
        (
            "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\na: ",
            "b",
        ),
        (
            "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2;a=",
            "b",
        ),
    ] {
        let (url, _) = endless(begin, again);
        let error = note(&url, Duration::from_secs(20)).await;
        assert!(
            error.was_sent() && !error.is_timeout(),
            "{begin:?} {again:?}: {error:?}"
        );
    }
}

#[tokio::test]
async fn interim_responses_without_end_last_until_the_deadline_and_are_not_kept() {
    // Longer than usual, so that much of it passes in a short time.
    let link = "x".repeat(8000);
    let hints = format!("HTTP/1.1 103 Early Hints\r\nlink: {link}\r\n\r\n");
    let (url, sent) = endless("", &hints);
    let before = memory();
    let error = note(&url, Duration::from_secs(2)).await;
    assert!(error.was_sent() && error.is_timeout(), "{error:?}");
    let (after, sent) = (memory(), sent.load(SeqCst));
    if let (Some(before), Some(after)) = (before, after) {
        let grown = after.saturating_sub(before);
        // Other tests need memory too.
        assert!(grown < sent / 4, "{grown} bytes more after {sent} bytes");
    }
}
