//! Where the network failed: the step, the service and the proxy that an error names, in its text and to be asked for.

use std::{net::TcpListener, time::Duration};

use crate::{
    support::{CreateThing, Reply, Server, builder, scope_at},
    tls_service::TlsService,
};
use twilio_runtime::{
    ClientBuilder, Credentials, Error, HttpTransport, NetworkStage, Proxy, Scope,
};

/// Makes a call that has to fail, within a generous time.
async fn failure(scope: &Scope) -> Error {
    let call = CreateThing::new(scope).send();
    let result = tokio::time::timeout(Duration::from_secs(60), call).await;
    result.expect("an end").expect_err("a failure")
}

async fn failure_of(builder: ClientBuilder, base_url: &str) -> Error {
    let builder = builder.base_url(base_url).without_environment_proxy();
    failure(&Scope::new(builder.build().expect("a client"))).await
}

/// Checks what an error says of the network, and that its first line says it too.
fn assert_at(error: &Error, stage: NetworkStage, url: &str, first_line: &str) {
    let address = url.split_once("://").map_or(url, |(_, address)| address);
    assert!(error.is_network() || error.is_timeout(), "{error:?}");
    assert_eq!(
        (error.stage(), error.address()),
        (Some(stage), Some(address)),
        "{error:?}"
    );
    let expected = first_line.replace("ADDRESS", address);
    assert_eq!(error.to_string(), format!("CreateThing: {expected}"));
}

#[tokio::test]
async fn without_a_connection_the_step_and_the_address_are_named() {
    let error = failure_of(builder(), "http://nowhere.invalid:8080").await;
    assert_at(
        &error,
        NetworkStage::Dns,
        "nowhere.invalid:8080",
        "could not connect to ADDRESS (DNS lookup)",
    );
    let free = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
    let url = format!("http://{}", free.expect("a free port"));
    let error = failure_of(builder(), &url).await;
    assert_at(
        &error,
        NetworkStage::Connect,
        &url,
        "could not connect to ADDRESS (TCP connect)",
    );
    assert!(
        error
            .report()
            .to_string()
            .contains("\n  help: check the network")
    );
    assert!(error.proxy().is_none());
}

#[tokio::test]
async fn a_service_without_tls_or_with_a_foreign_certificate_is_a_matter_of_tls() {
    // It answers the beginning of TLS with HTTP.
    let plain = Server::start([Reply::SendAndClose("HTTP/1.1 400 X\r\n\r\n".to_owned())]);
    let closing = TlsService::start(usize::MAX).await;
    let untrusted = TlsService::start(0).await;
    let plain = plain.url.replace("http:", "https:");
    for url in [&plain, &closing.url, &untrusted.url] {
        let error = failure_of(builder().attempt_timeout(Duration::from_secs(2)), url).await;
        assert!(error.is_connect() && !error.was_sent(), "{error:?}");
        assert_eq!(error.stage(), Some(NetworkStage::Tls), "{error:?}");
        let report = error.report().to_string();
        assert!(
            report.contains("(TLS handshake)") && report.contains("help: "),
            "{report}"
        );
    }
}

#[tokio::test]
async fn a_connection_that_breaks_within_an_exchange_is_the_network_too() {
    let cut = "HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n{";
    for (reply, stage, step) in [
        (Reply::Reset, NetworkStage::Sending, "sending the request"),
        (
            Reply::SendAndClose(String::new()),
            NetworkStage::Sending,
            "sending the request",
        ),
        (
            Reply::SendAndClose(cut.to_owned()),
            NetworkStage::Receiving,
            "receiving the response",
        ),
    ] {
        let server = Server::start([reply]);
        let error = failure(&scope_at(&server.url)).await;
        let line =
            format!("connection to ADDRESS failed before the response was complete ({step})");
        assert_at(&error, stage, &server.url, &line);
        assert!(
            error.is_network() && !error.is_connect() && error.was_sent(),
            "{error:?}"
        );
    }
}

#[tokio::test]
async fn a_limit_of_time_says_what_it_ended() {
    let begun = "HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n{".to_owned();
    for (reply, stage, step) in [
        (Reply::Silence, NetworkStage::Sending, "sending the request"),
        (
            Reply::Send(begun),
            NetworkStage::Receiving,
            "receiving the response",
        ),
    ] {
        let server = Server::start([reply]);
        let limited = builder().attempt_timeout(Duration::from_millis(500));
        let error = failure_of(limited, &server.url).await;
        let line = format!("timed out before the response was complete: ADDRESS ({step})");
        assert_at(&error, stage, &server.url, &line);
        assert!(error.is_timeout() && error.was_sent(), "{error:?}");
    }
    // It accepts connections and says nothing, so TLS does not come about.
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let url = format!("https://{}", listener.local_addr().expect("an address"));
    let limited = builder().connect_timeout(Duration::from_millis(500));
    let error = failure_of(limited, &url).await;
    let line = "timed out while connecting to ADDRESS (TLS handshake)";
    assert_at(&error, NetworkStage::Tls, &url, line);
    assert!(error.is_timeout() && error.is_connect(), "{error:?}");
}

#[tokio::test]
async fn a_proxy_is_named_without_its_credentials() {
    let refusal = "HTTP/1.1 403 No\r\ncontent-length: 0\r\n\r\n";
    let server = Server::start([Reply::Send(refusal.to_owned())]);
    let proxy = Proxy::new(&server.url.replace("//", "//user:s3cret@")).expect("a proxy");
    let transport = HttpTransport::builder().proxy(proxy).build();
    let through = builder().transport(transport.expect("a transport"));
    let error = failure_of(through, "https://api.example.com").await;
    let line = format!(
        "could not connect to ADDRESS through the proxy {} (proxy request)",
        server.url
    );
    assert_at(&error, NetworkStage::Proxy, "api.example.com:443", &line);
    assert_eq!(error.proxy(), Some(&*server.url));
    let shown = format!("{error:?} {} {}", error.report(), error.report_line());
    assert!(
        !shown.contains("s3cret") && shown.contains("status 403"),
        "{shown}"
    );
}

#[tokio::test]
async fn the_token_service_is_named_where_it_is_the_one_that_fails() {
    let server = Server::start([Reply::Reset]);
    let credentials = Credentials::oauth_at(format!("{}/token", server.url), "OQ1", "s3cret");
    let error = failure_of(builder().credentials(credentials), "http://127.0.0.1:1").await;
    let address = server.url.trim_start_matches("http://");
    assert!(error.is_network() && !error.was_sent(), "{error:?}");
    assert_eq!(error.address(), Some(address), "{error:?}");
    assert!(error.report().to_string().contains(address), "{error:?}");
}

/// Outside of a runtime, a call that is not blocking has nothing to run on.
#[test]
fn a_call_without_a_runtime_says_what_to_do() {
    use std::{
        pin::pin,
        task::{Context, Poll, Waker},
    };
    let scope = scope_at("http://127.0.0.1:1");
    let mut call = pin!(CreateThing::new(&scope).send());
    let Poll::Ready(result) = call.as_mut().poll(&mut Context::from_waker(Waker::noop())) else {
        panic!("there is nothing to wait for");
    };
    let error = result.expect_err("no runtime");
    assert!(error.is_not_started() && !error.was_sent(), "{error:?}");
    let line = error.report_line().to_string();
    for words in ["#[tokio::main]", "`send_blocking`"] {
        assert!(line.contains(words), "{line}");
    }
}
