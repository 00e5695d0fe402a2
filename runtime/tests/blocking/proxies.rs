//! Proxies of a client that blocks: the same as those of any other, waited for.

use std::{
    io::{Read, Write, copy},
    net::{Shutdown, TcpListener, TcpStream},
    sync::{Arc, Mutex},
    thread,
    time::{Duration, Instant},
};

use twilio_runtime::{HttpTransport, Proxy, RetryPolicy, Scope};

use crate::{
    reply::{Reply, json},
    server::Server,
    support::{Ping, builder, scope},
    tls,
};

const TUNNEL: &str = "HTTP/1.1 200 Connection established\r\n\r\n";

/// A client that makes one attempt, through `proxy`.
fn behind(proxy: Proxy, base_url: &str) -> Scope {
    let transport = HttpTransport::builder().proxy(proxy).build();
    let builder = builder().transport(transport.expect("a transport"));
    scope(builder.base_url(base_url).retry(RetryPolicy::off()))
}

#[test]
fn with_tls_the_proxy_sees_the_host_and_nothing_else() {
    let (proxy, seen) = forward();
    let transport = tls::trusting().proxy(proxy).build().expect("a transport");
    let scope = scope(builder().base_url(tls::serve()).transport(transport));
    for _ in 0..2 {
        assert_eq!(Ping::new(&scope).send_blocking().expect("a number"), 1);
    }
    let seen = seen.lock().expect("the log");
    let contains = |text: &[u8]| seen.windows(text.len()).any(|window| window == text);
    assert!(
        contains(b"localhost"),
        "the name of the host is in the clear"
    );
    assert!(!contains(b"HTTP/1.1\r\n") && !contains(b"Basic"));
}

#[test]
fn with_tls_the_request_for_a_tunnel_brings_no_credentials_of_the_client() {
    let server = Server::start((0..3).map(|_| Reply::SendAndClose(TUNNEL.to_owned())));
    let proxy = Proxy::new(&server.url).expect("a proxy");
    let transport = HttpTransport::builder().proxy(proxy).build();
    let builder = builder().transport(transport.expect("a transport"));
    let error = Ping::new(&scope(builder.base_url("https://[2001:db8::1]")))
        .send_blocking()
        .expect_err("no service behind the proxy");
    assert!(
        error.is_connect() && !error.was_sent() && error.attempts() == 3,
        "{error:?}"
    );
    for request in server.requests() {
        assert_eq!(
            request,
            "CONNECT [2001:db8::1]:443 HTTP/1.1\r\nhost: [2001:db8::1]:443\r\n\r\n"
        );
    }
}

#[test]
fn a_proxy_that_refuses_is_asked_once() {
    let refusal = || Reply::Send("HTTP/1.1 403 No\r\ncontent-length: 0\r\n\r\n".to_owned());
    let server = Server::start((0..3).map(|_| refusal()));
    let proxy = Proxy::new(&server.url).expect("a proxy");
    let transport = HttpTransport::builder().proxy(proxy).build();
    let builder = builder().transport(transport.expect("a transport"));
    let error = Ping::new(&scope(builder.base_url("https://api.example.com")))
        .send_blocking()
        .expect_err("no tunnel");
    assert!(error.is_connect() && !error.was_sent(), "{error:?}");
    assert_eq!((error.attempts(), server.requests().len()), (1, 1));
}

#[test]
fn a_proxy_that_closes_or_hangs_is_a_failed_connection() {
    let closing = Server::start([Reply::SendAndClose("HTTP/1.1 200 OK\r\n".to_owned())]);
    let hanging = Server::start([Reply::Silence]);
    let begin = Instant::now();
    for (server, is_timeout) in [(closing, false), (hanging, true)] {
        let transport = HttpTransport::builder()
            .proxy(Proxy::new(&server.url).expect("a proxy"))
            .connect_timeout(Duration::from_millis(300))
            .build();
        let builder = builder().transport(transport.expect("a transport"));
        let scope = scope(builder.retry(RetryPolicy::off()));
        let error = Ping::new(&scope).send_blocking().expect_err("no tunnel");
        assert!(error.is_connect() && !error.was_sent(), "{error:?}");
        assert_eq!(error.is_timeout(), is_timeout, "{error:?}");
    }
    assert!(begin.elapsed() < Duration::from_secs(10));
}

#[test]
fn excepted_hosts_are_reached_directly() {
    let (proxy, server) = (Server::start([]), Server::start([json(200, "1")]));
    let excepted = Proxy::new(&proxy.url)
        .expect("a proxy")
        .except("localhost, 127.0.0.1");
    Ping::new(&behind(excepted, &server.url))
        .send_blocking()
        .expect("the service");
    assert_eq!((proxy.connections(), server.connections()), (0, 1));
}

/// Starts a proxy that makes one tunnel to this machine, whatever host is asked for, and keeps what passes upwards.
fn forward() -> (Proxy, Arc<Mutex<Vec<u8>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = listener.local_addr().expect("an address");
    let seen: Arc<Mutex<Vec<u8>>> = Arc::default();
    let log = seen.clone();
    thread::spawn(move || {
        let (mut client, _) = listener.accept().expect("a connection");
        let mut buffer = [0; 4096];
        let count = client.read(&mut buffer).expect("a request");
        let text = String::from_utf8_lossy(&buffer[..count]).into_owned();
        let port = text.split([' ', ':']).nth(2).expect("a port");
        let port = port.parse().expect("a port");
        let mut service = TcpStream::connect(("localhost", port)).expect("the service");
        client.write_all(TUNNEL.as_bytes()).expect("a client");
        let (mut down, mut back) = (
            service.try_clone().expect("a socket"),
            client.try_clone().expect("a socket"),
        );
        thread::spawn(move || {
            drop(copy(&mut down, &mut back));
            drop(back.shutdown(Shutdown::Both));
        });
        while let Ok(count @ 1..) = client.read(&mut buffer) {
            let mut log = log.lock().expect("the log");
            log.extend_from_slice(&buffer[..count]);
            service.write_all(&buffer[..count]).expect("the service");
        }
    });
    let proxy = Proxy::new(&address.to_string()).expect("a proxy");
    (proxy, seen)
}
