//! TLS between the transport and a service whose certificate only these tests trust.

use std::{sync::Arc, time::Duration};

use bytes::Bytes;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};
use tokio_rustls::{
    TlsAcceptor, TlsConnector,
    rustls::{
        ClientConfig, RootCertStore, ServerConfig,
        pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject},
    },
};

use super::{Dialer, HttpTransport, Pool};
use crate::{
    headers::Headers,
    http_request::HttpRequest,
    http_response::HttpResponse,
    method::Method,
    operation::{BodyEncoding, Operation},
    transport::Transport,
    transport_error::TransportError,
    url_text::UrlText,
};

static ECHO: Operation = Operation {
    id: "Echo",
    method: Method::Post,
    server: "https://localhost",
    path: "/",
    body: BodyEncoding::Json,
    inputs: &[],
};

fn certificate() -> CertificateDer<'static> {
    CertificateDer::from_pem_slice(include_bytes!("../../tests/tls/certificate.pem"))
        .expect("a certificate")
}

/// Starts a service that answers each request on a connection with the number of the connection.
async fn serve() -> u16 {
    let key =
        PrivateKeyDer::from_pem_slice(include_bytes!("../../tests/tls/key.pem")).expect("a key");
    let config = ServerConfig::builder()
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
            tokio::spawn(async move {
                while stream
                    .read(&mut [0; 4096])
                    .await
                    .is_ok_and(|count| count > 0)
                {
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

fn transport(roots: RootCertStore) -> HttpTransport {
    let config = ClientConfig::builder()
        .with_root_certificates(roots)
        .with_no_client_auth();
    let tls = TlsConnector::from(Arc::new(config));
    HttpTransport {
        dialer: Dialer::new(tls, Duration::from_secs(5), None),
        pool: Pool::default(),
    }
}

async fn echo(transport: &HttpTransport, url: &str) -> Result<HttpResponse, TransportError> {
    let (headers, body) = (Headers::default(), Bytes::from_static(b"{}"));
    let timeout = Some(Duration::from_secs(5));
    transport
        .send(HttpRequest {
            operation: &ECHO,
            url: UrlText::new(url.to_owned()),
            headers,
            body,
            timeout,
            max_response_size: 1024,
        })
        .await
}

#[tokio::test]
async fn requests_share_a_connection_over_tls() {
    let mut roots = RootCertStore::empty();
    roots.add(certificate()).expect("a root");
    let transport = transport(roots);
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
async fn a_certificate_that_nobody_vouches_for_is_refused() {
    let port = serve().await;
    let transport = HttpTransport::new().expect("a transport");
    let error = echo(&transport, &format!("https://localhost:{port}/"))
        .await
        .expect_err("an unknown issuer");
    assert!(error.is_connect() && !error.was_sent(), "{error:?}");
    assert!(format!("{error:?}").contains("UnknownIssuer"), "{error:?}");
}
