//! TLS between the transport and a service whose certificate only these tests trust.

mod acquire;

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use bytes::Bytes;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt, copy},
    net::{TcpListener, TcpStream},
    sync::Semaphore,
};
use tokio_rustls::{
    TlsAcceptor,
    rustls::{
        ServerConfig,
        crypto::ring,
        pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject},
    },
};

use super::{HttpTransport, HttpTransportBuilder};
use crate::{
    error::transport_error::TransportError,
    message::{
        headers::Headers, http_request::HttpRequest, http_response::HttpResponse, url_text::UrlText,
    },
    operation::{Operation, method::Method},
    transport::{Transport, proxy::Proxy},
};

static ECHO: Operation = Operation::bare("Echo", Method::Post, "https://localhost", "/");

fn certificate() -> CertificateDer<'static> {
    CertificateDer::from_pem_slice(include_bytes!("../../../../tests/tls/certificate.pem"))
        .expect("a certificate")
}

/// Starts a service that answers each request on a connection with the number of the connection.
async fn serve() -> u16 {
    serve_at_pace(Arc::new(Semaphore::new(Semaphore::MAX_PERMITS))).await
}

/// Starts a service that takes a permit for each answer, and accepts a connection when there is TLS on the one before it.
async fn serve_at_pace(pace: Arc<Semaphore>) -> u16 {
    let key = PrivateKeyDer::from_pem_slice(include_bytes!("../../../../tests/tls/key.pem"))
        .expect("a key");
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_no_client_auth()
        .with_single_cert(vec![certificate()], key);
    let acceptor = TlsAcceptor::from(Arc::new(config.expect("a configuration")));
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let port = listener.local_addr().expect("an address").port();
    tokio::spawn(async move {
        for number in 1.. {
            let (stream, _) = listener.accept().await.expect("a connection");
            let Ok(mut stream) = acceptor.accept(stream).await else {
                continue;
            };
            let pace = pace.clone();
            tokio::spawn(async move {
                while stream
                    .read(&mut [0; 4096])
                    .await
                    .is_ok_and(|count| count > 0)
                {
                    pace.acquire().await.expect("a pace").forget();
                    let answer = format!("HTTP/1.1 200 OK\r\ncontent-length: 1\r\n\r\n{number}");
                    stream
                        .write_all(answer.as_bytes())
                        .await
                        .expect("a client that listens");
                }
            });
        }
    });
    port
}

fn trusting() -> HttpTransportBuilder {
    let bundle = include_bytes!("../../../../tests/tls/certificate.pem");
    HttpTransport::builder()
        .root_certificates(*bundle)
        .without_usual_roots()
}

/// Starts a proxy that makes tunnels to this machine whatever host is asked for, and keeps what passes upwards.
async fn forward() -> (Proxy, Arc<Mutex<Vec<u8>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("an address");
    let seen: Arc<Mutex<Vec<u8>>> = Arc::default();
    let log = seen.clone();
    tokio::spawn(async move {
        let (mut client, _) = listener.accept().await.expect("a connection");
        let mut head = [0; 1024];
        let count = client.read(&mut head).await.expect("a request");
        let text = String::from_utf8_lossy(&head[..count]).into_owned();
        let target = text.split([' ', ':']).nth(2).expect("a port");
        let port = target.parse().expect("a port");
        let service = TcpStream::connect(("127.0.0.1", port)).await;
        client
            .write_all(b"HTTP/1.1 200 OK\r\n\r\n")
            .await
            .expect("a client");
        let (mut from_service, mut to_service) = service.expect("the service").into_split();
        let (mut from_client, mut to_client) = client.into_split();
        let down = tokio::spawn(async move { copy(&mut from_service, &mut to_client).await });
        let mut buffer = [0; 4096];
        while let Ok(count @ 1..) = from_client.read(&mut buffer).await {
            log.lock()
                .expect("the log")
                .extend_from_slice(&buffer[..count]);
            to_service
                .write_all(&buffer[..count])
                .await
                .expect("the service");
        }
        drop(down.await);
    });
    let proxy = Proxy::new(&address.to_string()).expect("a proxy");
    (proxy, seen)
}

async fn echo(transport: &HttpTransport, url: &str) -> Result<HttpResponse, TransportError> {
    let (headers, body) = (Headers::default(), Bytes::from_static(b"{}"));
    let timeout = Some(Duration::from_secs(5));
    transport
        .send(HttpRequest {
            operation: (&ECHO).into(),
            url: UrlText::new(url.to_owned()),
            headers,
            body,
            is_body_secret: false,
            timeout,
            max_response_size: 1024,
        })
        .await
}

#[tokio::test]
async fn requests_share_a_connection_over_tls() {
    let transport = trusting().build().expect("a transport");
    let port = serve().await;
    for _ in 0..3 {
        let response = echo(&transport, &format!("https://localhost:{port}/"))
            .await
            .expect("an answer");
        assert_eq!(response.body(), b"1");
    }
    let response = echo(&transport, &format!("https://127.0.0.1:{port}/"))
        .await
        .expect("an answer");
    assert_eq!(response.body(), b"2", "another host is another connection");
}

#[tokio::test]
async fn tls_goes_through_a_tunnel_and_the_proxy_can_not_read_it() {
    let port = serve().await;
    let (proxy, seen) = forward().await;
    let transport = trusting().proxy(proxy).build().expect("a transport");
    for _ in 0..2 {
        let response = echo(&transport, &format!("https://localhost:{port}/"))
            .await
            .expect("an answer");
        assert_eq!(response.body(), b"1");
    }
    let seen = seen.lock().expect("the log");
    let contains = |text: &[u8]| seen.windows(text.len()).any(|window| window == text);
    assert!(
        contains(b"localhost"),
        "the name of the host is in the clear"
    );
    assert!(!contains(b"HTTP/1.1\r\n"));
}

#[tokio::test]
async fn a_certificate_that_nobody_vouches_for_is_refused() {
    let port = serve().await;
    let transport = HttpTransport::new().expect("a transport");
    let error = echo(&transport, &format!("https://localhost:{port}/"))
        .await
        .expect_err("an unknown issuer");
    assert!(error.is_connect() && !error.was_sent(), "{error:?}");
    assert!(format!("{error:?}").contains("UnknownIssuer"), "{error:?}");
}
