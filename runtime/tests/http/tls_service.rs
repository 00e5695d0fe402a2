//! A service over TLS with a certificate that only these tests trust.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering::SeqCst},
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};
use tokio_rustls::{TlsAcceptor, rustls::SupportedProtocolVersion, server::TlsStream};
use twilio_runtime::{ClientBuilder, HttpTransport, HttpTransportBuilder, Scope};

pub use crate::server_config::{AUTHORITY, CERTIFICATE, EXPIRED, KEY, OTHER_HOSTS};
use crate::server_config::{for_known_clients, with_certificate};

/// A service that answers every request. It runs until the runtime ends.
pub struct TlsService {
    pub url: String,
    seen: Arc<Seen>,
}

#[derive(Default)]
struct Seen {
    connections: AtomicUsize,
    requests: AtomicUsize,
}

impl TlsService {
    /// Starts a service that closes so many connections before there is TLS on them.
    pub async fn start(refused: usize) -> Self {
        Self::serve(acceptor(CERTIFICATE), refused).await
    }

    /// Starts a service with another certificate for the same key.
    pub async fn with_certificate(certificate: &[u8]) -> Self {
        Self::serve(acceptor(certificate), 0).await
    }

    /// Starts a service that only clients with the certificate of these tests can talk to.
    pub async fn for_known_clients(version: &'static SupportedProtocolVersion) -> Self {
        Self::serve(acceptor_for_known_clients(version), 0).await
    }

    async fn serve(acceptor: TlsAcceptor, refused: usize) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let seen = Arc::new(Seen::default());
        let log = seen.clone();
        tokio::spawn(async move {
            for number in 0.. {
                let (stream, _) = listener.accept().await.expect("a connection");
                log.connections.fetch_add(1, SeqCst);
                if number >= refused {
                    tokio::spawn(answer(stream, acceptor.clone(), log.clone()));
                }
            }
        });
        let url = format!("https://localhost:{port}");
        Self { url, seen }
    }

    /// Returns the root of an API at this service, of a client with these settings.
    pub fn scope(&self, builder: ClientBuilder) -> Scope {
        self.scope_by(builder, trusting(CERTIFICATE))
    }

    /// Returns the root of an API at this service, of a client with these settings that sends so.
    pub fn scope_by(&self, builder: ClientBuilder, transport: HttpTransportBuilder) -> Scope {
        let transport = transport.build().expect("a transport");
        let client = builder.base_url(&self.url).transport(transport);
        Scope::new(client.build().expect("a client"))
    }

    pub fn requests(&self) -> usize {
        self.seen.requests.load(SeqCst)
    }

    pub fn connections(&self) -> usize {
        self.seen.connections.load(SeqCst)
    }
}

/// Begins a transport that trusts this certificate alone.
pub fn trusting(certificate: &[u8]) -> HttpTransportBuilder {
    HttpTransport::builder()
        .root_certificates(certificate)
        .without_usual_roots()
}

/// Returns what makes TLS of connections, with this certificate.
pub fn acceptor(certificate: &[u8]) -> TlsAcceptor {
    with_certificate(certificate).into()
}

/// Returns what makes TLS of connections from clients with the certificate of these tests.
pub fn acceptor_for_known_clients(version: &'static SupportedProtocolVersion) -> TlsAcceptor {
    for_known_clients(version).into()
}

/// Makes TLS of a connection, or tells the client why not.
pub async fn accept(acceptor: &TlsAcceptor, stream: TcpStream) -> Option<TlsStream<TcpStream>> {
    match acceptor.accept(stream).into_fallible().await {
        Ok(stream) => Some(stream),
        Err((_, mut stream)) => {
            // Closed with something unread, the connection would be reset, and the client might not learn why.
            while matches!(stream.read(&mut [0; 4096]).await, Ok(1..)) {}
            None
        }
    }
}

async fn answer(stream: TcpStream, acceptor: TlsAcceptor, seen: Arc<Seen>) {
    let Some(mut stream) = accept(&acceptor, stream).await else {
        return;
    };
    while matches!(stream.read(&mut [0; 4096]).await, Ok(1..)) {
        seen.requests.fetch_add(1, SeqCst);
        let answer = b"HTTP/1.1 201 X\r\ncontent-length: 2\r\n\r\n{}";
        if stream.write_all(answer).await.is_err() {
            return;
        }
    }
}
