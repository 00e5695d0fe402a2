//! Proxies: what they are asked, and what they get to see.

mod environment;
mod refusals;
mod tunnel_proxy;

use self::tunnel_proxy::TunnelProxy;
use crate::{
    support::{CreateThing, ListThings, Server, builder, json, retrying},
    tls_service::{CERTIFICATE, EXPIRED, KEY, TlsService, trusting},
};
use tokio_rustls::rustls::version::{TLS12, TLS13};
use twilio_runtime::{ClientBuilder, HttpTransport, Proxy, Scope};

const TUNNEL: &str = "HTTP/1.1 200 Connection established\r\n\r\n";

/// The proxy at this address, with credentials.
fn proxy(url: &str) -> Proxy {
    let proxy = Proxy::new(url).expect("a proxy");
    proxy.basic_auth("user", "pass:word")
}

fn scope(builder: ClientBuilder, proxy: Proxy, base_url: &str) -> Scope {
    let transport = HttpTransport::builder()
        .proxy(proxy)
        .build()
        .expect("a transport");
    let client = builder.transport(transport).base_url(base_url);
    Scope::new(client.build().expect("a client"))
}

/// Makes two calls through one tunnel, and returns what the proxy has seen of it.
async fn seen_of_two_calls(service: &TlsService, tunnel: &TunnelProxy) -> String {
    let transport = trusting(CERTIFICATE).proxy(proxy(&tunnel.url));
    let scope = service.scope_by(builder(), transport);
    for _ in 0..2 {
        CreateThing::new(&scope).send().await.expect("a thing");
    }
    assert_eq!((service.connections(), service.requests()), (1, 2));
    let mut seen = tunnel.seen();
    assert_eq!(seen.len(), 1, "the tunnel is used again");
    seen.remove(0)
}

#[tokio::test]
async fn with_tls_the_proxy_makes_a_tunnel_and_sees_nothing_else() {
    let (service, tunnel) = (TlsService::start(0).await, TunnelProxy::start().await);
    let seen = seen_of_two_calls(&service, &tunnel).await;
    let target = service.url.trim_start_matches("https://");
    let (head, rest) = seen.split_once("\r\n\r\n").expect("a head");
    let mut lines: Vec<_> = head.lines().collect();
    lines[1..].sort_unstable();
    let expected = [
        &format!("CONNECT {target} HTTP/1.1"),
        &format!("host: {target}"),
        "proxy-authorization: Basic dXNlcjpwYXNzOndvcmQ=",
    ];
    assert_eq!(lines, expected);
    assert!(
        rest.contains("localhost"),
        "the name of the host is in the clear"
    );
    assert!(
        !rest.contains("HTTP/1.1") && !rest.contains("Basic"),
        "{rest}"
    );
}

#[tokio::test]
async fn a_proxy_may_be_spoken_to_by_tls() {
    let service = TlsService::start(0).await;
    let tunnel = TunnelProxy::with_certificate(CERTIFICATE).await;
    let seen = seen_of_two_calls(&service, &tunnel).await;
    assert!(seen.starts_with("CONNECT localhost:"), "{seen}");
    assert!(!seen.contains("POST"), "TLS within TLS");
}

#[tokio::test]
async fn the_certificate_of_a_proxy_is_checked() {
    let service = TlsService::start(0).await;
    let tunnel = TunnelProxy::with_certificate(EXPIRED).await;
    let both = [CERTIFICATE, EXPIRED].concat();
    let transport = trusting(&both).proxy(proxy(&tunnel.url));
    let scope = service.scope_by(retrying(), transport);
    let error = CreateThing::new(&scope).send().await.expect_err("no trust");
    assert!(error.is_connect() && !error.was_sent(), "{error:?}");
    assert_eq!(
        (error.attempts(), service.connections()),
        (1, 0),
        "{error:?}"
    );
    let says = format!(
        "TLS: the certificate of the proxy {} has expired",
        tunnel.url
    );
    assert!(
        error.report().to_string().contains(&says),
        "{}",
        error.report()
    );
    assert_eq!(tunnel.seen().concat(), "", "the credentials went nowhere");
}

#[tokio::test]
async fn the_certificate_of_the_client_is_for_services_alone() {
    for version in [&TLS12, &TLS13] {
        let service = TlsService::for_known_clients(version).await;
        let known = || trusting(CERTIFICATE).client_certificate(CERTIFICATE, KEY);
        let tunnel = TunnelProxy::with_certificate(CERTIFICATE).await;
        let scope = service.scope_by(builder(), known().proxy(proxy(&tunnel.url)));
        CreateThing::new(&scope).send().await.expect("a thing");
        let curious = TunnelProxy::for_known_clients(version).await;
        let forwarded = HttpTransport::builder()
            .root_certificates(CERTIFICATE)
            .client_certificate(CERTIFICATE, KEY)
            .proxy(proxy(&curious.url));
        let forwarded = retrying()
            .base_url("http://api.example.com")
            .transport(forwarded.build().expect("a transport"));
        for scope in [
            service.scope_by(retrying(), known().proxy(proxy(&curious.url))),
            Scope::new(forwarded.build().expect("a client")),
        ] {
            let error = CreateThing::new(&scope).send().await.expect_err("no proxy");
            assert!(error.is_connect() && !error.was_sent(), "{error:?}");
            let says = format!(
                "TLS: the proxy {} requires a client certificate, which",
                curious.url
            );
            let report = error.report().to_string();
            assert!(error.attempts() == 1 && report.contains(&says), "{report}");
        }
        assert_eq!((service.requests(), curious.seen().len()), (1, 0));
    }
}

#[tokio::test]
async fn without_tls_the_proxy_gets_the_requests_themselves() {
    let server = Server::start([json(201, "{}"), json(200, r#"{"things":[]}"#)]);
    let scope = scope(
        builder(),
        proxy(&server.url),
        "http://api.example.com:8080/p",
    );
    CreateThing::new(&scope).send().await.expect("a thing");
    ListThings::new(&scope)
        .page(2)
        .send()
        .await
        .expect("a page");
    assert_eq!(
        server.targets(),
        [
            "POST http://api.example.com:8080/p/v1/Things",
            "GET http://api.example.com:8080/p/v1/Things?Page=2"
        ]
    );
    for request in server.requests() {
        let request = request.to_lowercase();
        assert!(
            request.contains("\r\nhost: api.example.com:8080\r\n"),
            "{request}"
        );
        assert!(request.contains("\r\nauthorization: basic "), "{request}");
        let credentials = "\r\nproxy-authorization: basic dxnlcjpwyxnzondvcmq=\r\n";
        assert!(request.contains(credentials), "{request}");
    }
    assert_eq!(server.connections(), 1, "the connection is used again");
}

#[tokio::test]
async fn requests_that_go_to_the_service_itself_have_nothing_of_the_proxy() {
    let server = Server::start([json(201, "{}")]);
    let elsewhere = proxy("http://proxy.invalid").except("127.0.0.0/8");
    let scope = scope(builder(), elsewhere, &server.url);
    CreateThing::new(&scope).send().await.expect("a thing");
    let request = &server.requests()[0];
    assert!(
        request.starts_with("POST /v1/Things HTTP/1.1\r\n"),
        "{request}"
    );
    assert!(!request.to_lowercase().contains("proxy-"), "{request}");
}

#[tokio::test]
async fn excepted_hosts_are_reached_directly() {
    let (elsewhere, server) = (Server::start([]), Server::start([]));
    let port = server.url.rsplit(':').next().expect("a port");
    for (list, is_direct) in [
        ("localhost, 127.0.0.1", true),
        ("127.0.0.0/8", true),
        (&format!("127.0.0.1:{port}"), true),
        ("*", true),
        ("127.0.0.1:1", false),
        ("10.0.0.0/8", false),
        ("", false),
    ] {
        elsewhere.begin_again([json(201, "{}")]);
        server.begin_again([json(201, "{}")]);
        let excepted = proxy(&elsewhere.url).except(list);
        let scope = scope(builder(), excepted, &server.url);
        CreateThing::new(&scope).send().await.expect("a thing");
        let counts = (elsewhere.requests().len(), server.requests().len());
        assert_eq!(counts, if is_direct { (0, 1) } else { (1, 0) }, "{list}");
    }
}

#[test]
fn an_address_that_is_none_is_an_error_without_its_credentials() {
    for (url, says) in [
        ("socks5://user:s3cret@p", "`ReqwestTransport`"),
        ("ftp://user:s3cret@p", "`http://` or `https://`"),
        ("http://user:s3cret@", "not a URL"),
    ] {
        let error = Proxy::new(url).expect_err("no proxy");
        let shown = format!("{error} {error:?}");
        assert!(error.is_configuration() && shown.contains(says), "{shown}");
        assert!(
            !shown.contains("s3cret") && !shown.contains("user:"),
            "{shown}"
        );
    }
}
