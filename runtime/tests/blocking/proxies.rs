//! Tunnels of the blocking transport: what the proxy is asked, what it gets to see, and how it may fail.

use std::{
    env,
    io::{Read, Write, copy},
    net::{Shutdown, TcpListener, TcpStream},
    process::Command,
    sync::{Arc, Mutex},
    thread,
    time::{Duration, Instant},
};

use twilio_runtime::{Error, HttpTransport, Json, Proxy, RetryPolicy, Scope};

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

/// Sends through a proxy that answers so, and then as the service would.
fn through(answer: &str) -> (Result<Json, Error>, Scope, Server) {
    let server = Server::start([
        Reply::Send(answer.to_owned()),
        json(200, "1"),
        json(200, "2"),
    ]);
    let proxy = Proxy::new(&server.url)
        .expect("a proxy")
        .basic_auth("user", "pass:word");
    let scope = behind(proxy, "http://api.example.com");
    (Ping::new(&scope).send_blocking(), scope, server)
}

#[test]
fn the_proxy_makes_a_tunnel_and_the_requests_go_through_it() {
    let (answer, scope, server) = through(TUNNEL);
    assert_eq!(answer.expect("the service"), 1);
    assert_eq!(Ping::new(&scope).send_blocking().expect("the service"), 2);
    let requests = server.requests();
    assert_eq!(
        requests[0],
        "CONNECT api.example.com:80 HTTP/1.1\r\nHost: api.example.com:80\r\nProxy-Authorization: Basic dXNlcjpwYXNzOndvcmQ=\r\n\r\n"
    );
    for request in &requests[1..] {
        assert!(
            request.starts_with("POST /v1/Ping HTTP/1.1\r\n"),
            "{request}"
        );
        assert!(!request.to_lowercase().contains("proxy-"), "{request}");
    }
    assert_eq!(
        (requests.len(), server.connections()),
        (3, 1),
        "the tunnel is used again"
    );
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
            "CONNECT [2001:db8::1]:443 HTTP/1.1\r\nHost: [2001:db8::1]:443\r\n\r\n"
        );
    }
}

#[test]
fn a_proxy_that_refuses_is_a_failed_connection() {
    let too_much = format!("HTTP/1.1 200 OK\r\nx: {}", "y".repeat(20_000));
    for (answer, says) in [
        (
            "HTTP/1.1 407 Proxy Authentication Required\r\n\r\n",
            "the proxy refused with status 407",
        ),
        (
            "HTTP/1.1 502 X\r\ncontent-length: 0\r\n\r\n",
            "the proxy refused with status 502",
        ),
        ("SSH-2.0-x\r\n\r\n", "the proxy did not answer as one"),
        (&too_much, "the proxy did not answer as one"),
    ] {
        let error = through(answer).0.expect_err("no tunnel");
        assert!(error.is_connect() && !error.was_sent(), "{error:?}");
        let report = error.report().to_string();
        assert!(
            !report.contains("pass") && !report.contains("dXNl"),
            "{report}"
        );
        assert!(report.contains(says), "{report}");
    }
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

/// Tells a test that it runs within another one, and where the service is.
const WITHIN: &str = "TWILIO_TEST_SERVICE";

/// A process can't set its own environment safely, so this runs once more as a child with another one.
#[test]
fn the_environment_names_the_proxy_where_it_is_asked() {
    if let Ok(service) = env::var(WITHIN) {
        let transport = HttpTransport::builder().environment_proxy().build();
        let builder = builder().transport(transport.expect("a transport"));
        Ping::new(&scope(builder.base_url(service)))
            .send_blocking()
            .expect("the service");
        return;
    }
    for (exception, expected) in [("other.example", 1), ("127.0.0.1", 0)] {
        let (proxy, service) = (
            Server::start([Reply::Send(TUNNEL.to_owned()), json(200, "1")]),
            Server::start([json(200, "1")]),
        );
        let child = Command::new(env::current_exe().expect("this program"))
            .args([
                "--exact",
                "proxies::the_environment_names_the_proxy_where_it_is_asked",
            ])
            .env(WITHIN, &service.url)
            .env("https_proxy", &proxy.url)
            .env("no_proxy", exception)
            .output();
        assert!(child.expect("a child").status.success());
        assert_eq!(
            (proxy.connections(), service.connections()),
            (expected, 1 - expected)
        );
    }
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
