//! A proxy that makes tunnels to this machine, whatever host is asked for, and keeps what it gets to see.

use std::sync::{Arc, Mutex};

use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, split},
    net::{TcpListener, TcpStream},
};

use tokio_rustls::{TlsAcceptor, rustls::SupportedProtocolVersion};

use crate::tls_service::{accept, acceptor, acceptor_for_known_clients};

/// A proxy that runs until the runtime ends.
pub struct TunnelProxy {
    pub url: String,
    seen: Arc<Mutex<Vec<String>>>,
}

impl TunnelProxy {
    /// Starts a proxy that is spoken to in the clear.
    pub async fn start() -> Self {
        Self::serve("http", None).await
    }

    /// Starts a proxy that is spoken to by TLS, and has this certificate.
    pub async fn with_certificate(certificate: &[u8]) -> Self {
        Self::serve("https", Some(acceptor(certificate))).await
    }

    /// Starts a proxy by TLS that only clients with the certificate of these tests can talk to.
    pub async fn for_known_clients(version: &'static SupportedProtocolVersion) -> Self {
        Self::serve("https", Some(acceptor_for_known_clients(version))).await
    }

    async fn serve(scheme: &str, acceptor: Option<TlsAcceptor>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let seen = Arc::<Mutex<Vec<String>>>::default();
        let log = seen.clone();
        tokio::spawn(async move {
            loop {
                let (stream, _) = listener.accept().await.expect("a connection");
                let (acceptor, log) = (acceptor.clone(), log.clone());
                tokio::spawn(async move {
                    match acceptor {
                        None => tunnel(stream, &log).await,
                        Some(acceptor) => {
                            if let Some(stream) = accept(&acceptor, stream).await {
                                tunnel(stream, &log).await;
                            }
                        }
                    }
                });
            }
        });
        let url = format!("{scheme}://localhost:{port}");
        Self { url, seen }
    }

    /// Returns what came upwards on each connection, from the first byte after TLS with the proxy.
    pub fn seen(&self) -> Vec<String> {
        self.seen.lock().expect("the log").clone()
    }
}

async fn tunnel(
    mut client: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    log: &Mutex<Vec<String>>,
) {
    let mut buffer = [0; 4096];
    let count = client.read(&mut buffer).await.unwrap_or_default();
    let head = String::from_utf8_lossy(&buffer[..count]).into_owned();
    let number = {
        let mut log = log.lock().expect("the log");
        log.push(head.clone());
        log.len() - 1
    };
    let port = head
        .split([' ', ':'])
        .nth(2)
        .and_then(|port| port.parse().ok());
    let Some(port) = port else { return };
    let service = TcpStream::connect(("127.0.0.1", port)).await;
    let mut service = service.expect("the service");
    let made = "HTTP/1.1 200 Connection established\r\nproxy-agent: test\r\n\r\n";
    client.write_all(made.as_bytes()).await.expect("a client");
    let (mut from_client, mut to_client) = split(client);
    let (mut from_service, mut to_service) = service.split();
    let up = async {
        while let Ok(count @ 1..) = from_client.read(&mut buffer).await {
            let text = String::from_utf8_lossy(&buffer[..count]);
            log.lock().expect("the log")[number].push_str(&text);
            if to_service.write_all(&buffer[..count]).await.is_err() {
                break;
            }
        }
    };
    tokio::select! {
        () = up => {}
        _ = tokio::io::copy(&mut from_service, &mut to_client) => {}
    }
}
