//! A service over TLS for tests without the default transport: a certificate goes in, how many connections and requests
//! there were comes out.

use std::{
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering::SeqCst},
    },
    thread,
};

use rustls::{ServerConfig, ServerConnection, Stream, SupportedProtocolVersion};

use crate::server_config;

/// A service that answers every request. It runs until the process ends.
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
    /// Starts a service with this certificate.
    pub fn with_certificate(certificate: &[u8]) -> Self {
        Self::serve(server_config::with_certificate(certificate))
    }

    /// Starts a service that only clients with the certificate of these tests can talk to.
    pub fn for_known_clients(version: &'static SupportedProtocolVersion) -> Self {
        Self::serve(server_config::for_known_clients(version))
    }

    fn serve(config: Arc<ServerConfig>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let seen = Arc::new(Seen::default());
        let log = seen.clone();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                log.connections.fetch_add(1, SeqCst);
                let session = ServerConnection::new(config.clone()).expect("a session");
                let log = log.clone();
                thread::spawn(move || answer(stream, session, &log));
            }
        });
        let url = format!("https://localhost:{port}");
        Self { url, seen }
    }

    pub fn requests(&self) -> usize {
        self.seen.requests.load(SeqCst)
    }

    pub fn connections(&self) -> usize {
        self.seen.connections.load(SeqCst)
    }
}

fn answer(mut socket: TcpStream, mut session: ServerConnection, seen: &Seen) {
    let mut stream = Stream::new(&mut session, &mut socket);
    while matches!(stream.read(&mut [0; 4096]), Ok(1..)) {
        seen.requests.fetch_add(1, SeqCst);
        let answer = b"HTTP/1.1 201 X\r\ncontent-length: 2\r\n\r\n{}";
        if stream.write_all(answer).is_err() {
            return;
        }
    }
    // Closed with something unread, the connection would be reset, and the client might not learn why.
    while matches!(socket.read(&mut [0; 4096]), Ok(1..)) {}
}
