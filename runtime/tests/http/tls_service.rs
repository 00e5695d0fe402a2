//! A service over TLS whose certificate only these tests trust.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering::SeqCst},
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};
use tokio_rustls::{
    TlsAcceptor,
    rustls::{
        ServerConfig,
        crypto::ring,
        pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject},
    },
};
use twilio_runtime::{ClientBuilder, HttpTransport, Scope};

const CERTIFICATE: &[u8] = include_bytes!("../tls/certificate.pem");
const KEY: &[u8] = include_bytes!("../tls/key.pem");

pub struct TlsService {
    url: String,
    requests: Arc<AtomicUsize>,
}

impl TlsService {
    /// Starts a service that answers every request. It closes so many connections before there is TLS on them.
    pub async fn start(refused: usize) -> Self {
        let certificate = CertificateDer::from_pem_slice(CERTIFICATE).expect("a certificate");
        let key = PrivateKeyDer::from_pem_slice(KEY).expect("a key");
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .expect("versions")
            .with_no_client_auth();
        let config = config.with_single_cert(vec![certificate], key);
        let acceptor = TlsAcceptor::from(Arc::new(config.expect("a configuration")));
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let requests = Arc::new(AtomicUsize::new(0));
        let seen = requests.clone();
        tokio::spawn(async move {
            for number in 0.. {
                let (stream, _) = listener.accept().await.expect("a connection");
                if number >= refused {
                    tokio::spawn(serve(stream, acceptor.clone(), seen.clone()));
                }
            }
        });
        let url = format!("https://localhost:{port}");
        Self { url, requests }
    }

    /// Returns the root of an API at this service, of a client with these settings.
    pub fn scope(&self, builder: ClientBuilder) -> Scope {
        let transport = HttpTransport::builder()
            .root_certificates(CERTIFICATE)
            .without_usual_roots();
        let transport = transport.build().expect("a transport");
        let client = builder.base_url(&self.url).transport(transport);
        Scope::new(client.build().expect("a client"))
    }

    pub fn requests(&self) -> usize {
        self.requests.load(SeqCst)
    }
}

async fn serve(stream: TcpStream, acceptor: TlsAcceptor, requests: Arc<AtomicUsize>) {
    let Ok(mut stream) = acceptor.accept(stream).await else {
        return;
    };
    while matches!(stream.read(&mut [0; 4096]).await, Ok(1..)) {
        requests.fetch_add(1, SeqCst);
        let answer = b"HTTP/1.1 201 X\r\ncontent-length: 2\r\n\r\n{}";
        if stream.write_all(answer).await.is_err() {
            return;
        }
    }
}
