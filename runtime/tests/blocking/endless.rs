//! Responses that never end, on a socket.

use std::{
    io::{Read, Write},
    net::TcpListener,
    thread,
    time::Duration,
};

use twilio_runtime::{Error, RetryPolicy};

use crate::support::{Ping, builder, scope};

/// Starts a service that answers with a beginning, and then with the same again and again.
fn endless(begin: &'static str, again: &'static str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    thread::spawn(move || {
        let (mut stream, _) = listener.accept().expect("a connection");
        drop(stream.read(&mut [0; 4096]));
        drop(stream.write_all(begin.as_bytes()));
        let again = again.repeat(1000);
        while stream.write_all(again.as_bytes()).is_ok() {}
    });
    url
}

fn ping(url: &str) -> Error {
    let scope = scope(builder().base_url(url).retry(RetryPolicy::off()));
    let request = Ping::new(&scope).with_timeout(Duration::from_secs(20));
    request.send_blocking().expect_err("no end")
}

#[test]
fn what_a_service_repeats_without_end_is_given_up_before_the_time_is_over() {
    for (begin, again) in [
        ("", "HTTP/1.1 100 Continue\r\n\r\n"),
        ("", "HTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\n"),
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
        let error = ping(&endless(begin, again));
        assert!(
            error.was_sent() && !error.is_timeout(),
            "{begin:?} {again:?}: {error:?}"
        );
    }
}
