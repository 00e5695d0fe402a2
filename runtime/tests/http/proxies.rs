//! Tunnels through a proxy: what the proxy is asked, and what it gets to see.

use crate::support::{CreateThing, Reply, Server, builder, json, retrying};
use twilio_runtime::{ClientBuilder, Error, HttpTransport, Proxy, Scope};

const TUNNEL: &str = "HTTP/1.1 200 Connection established\r\n\r\n";

fn scope(builder: ClientBuilder, proxy: Proxy, base_url: &str) -> Scope {
    let transport = HttpTransport::builder()
        .proxy(proxy)
        .build()
        .expect("a transport");
    let client = builder.transport(transport).base_url(base_url);
    Scope::new(client.build().expect("a client"))
}

/// Sends through a proxy that answers so, and then as the service would.
async fn through(answer: &str) -> (Result<(), Error>, Server) {
    let server = Server::start([
        Reply::Send(answer.to_owned()),
        json(201, "{}"),
        json(201, "{}"),
    ]);
    let proxy = Proxy::new(&server.url)
        .expect("a proxy")
        .basic_auth("user", "pass:word");
    let scope = scope(builder(), proxy, "http://api.example.com");
    let result = CreateThing::new(&scope).send().await;
    if result.is_ok() {
        CreateThing::new(&scope)
            .send()
            .await
            .expect("another thing");
    }
    (result.map(drop), server)
}

#[tokio::test]
async fn the_proxy_makes_a_tunnel_and_the_requests_go_through_it() {
    let (result, server) = through(TUNNEL).await;
    result.expect("a thing");
    let requests = server.requests();
    assert_eq!(
        requests[0],
        "CONNECT api.example.com:80 HTTP/1.1\r\nHost: api.example.com:80\r\nProxy-Authorization: Basic dXNlcjpwYXNzOndvcmQ=\r\n\r\n"
    );
    assert!(
        requests[1].starts_with("POST /v1/Things HTTP/1.1\r\n"),
        "{}",
        requests[1]
    );
    assert!(
        !requests[1].to_lowercase().contains("proxy-"),
        "{}",
        requests[1]
    );
    assert_eq!(
        (requests.len(), server.connections()),
        (3, 1),
        "the tunnel is used again"
    );
}

#[tokio::test]
async fn with_tls_the_proxy_sees_no_credentials() {
    let server = Server::start((0..3).map(|_| Reply::SendAndClose(TUNNEL.to_owned())));
    let scope = scope(
        retrying(),
        Proxy::new(&server.url).expect("a proxy"),
        "https://api.example.com",
    );
    let error = CreateThing::new(&scope)
        .send()
        .await
        .expect_err("no service behind the proxy");
    assert!(
        error.is_connect() && !error.was_sent() && error.attempts() == 3,
        "{error:?}"
    );
    for request in server.requests() {
        assert_eq!(
            request,
            "CONNECT api.example.com:443 HTTP/1.1\r\nHost: api.example.com:443\r\n\r\n"
        );
    }
}

#[tokio::test]
async fn a_proxy_that_refuses_is_a_failed_connection() {
    for (answer, says) in [
        ("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n", "407"),
        ("HTTP/1.1 502 X\r\ncontent-length: 0\r\n\r\n", "502"),
        ("SSH-2.0-x\r\n\r\n", "did not answer"),
    ] {
        let (result, _) = through(answer).await;
        let error = result.expect_err("no tunnel");
        assert!(error.is_connect() && !error.was_sent(), "{error:?}");
        let report = error.report().to_string();
        assert!(
            !report.contains("pass") && !report.contains("dXNl"),
            "{report}"
        );
        assert!(report.contains(says), "{report}");
    }
}

#[tokio::test]
async fn a_proxy_that_says_too_much_is_given_up() {
    let (result, _) = through(&format!("HTTP/1.1 200 OK\r\nx: {}", "y".repeat(20_000))).await;
    assert!(result.expect_err("no tunnel").is_connect());
}

#[tokio::test]
async fn excepted_hosts_are_reached_directly() {
    let (proxy, server) = (Server::start([]), Server::start([json(201, "{}")]));
    let excepted = Proxy::new(&proxy.url)
        .expect("a proxy")
        .except("localhost, 127.0.0.1");
    CreateThing::new(&scope(builder(), excepted, &server.url))
        .send()
        .await
        .expect("a thing");
    assert_eq!((proxy.connections(), server.connections()), (0, 1));
}

#[test]
fn a_bundle_without_certificates_is_an_error() {
    for pem in [
        "",
        "no PEM",
        "-----BEGIN CERTIFICATE-----\n!!\n-----END CERTIFICATE-----\n",
    ] {
        let error = HttpTransport::builder()
            .root_certificates(pem)
            .build()
            .expect_err("no certificate");
        assert!(error.is_configuration(), "{error:?}");
    }
    let bundle = include_bytes!("../tls/certificate.pem");
    let transport = HttpTransport::builder()
        .root_certificates(*bundle)
        .without_usual_roots();
    drop(builder().transport(transport.build().expect("a transport")));
}
