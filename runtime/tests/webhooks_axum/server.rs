//! A server behind the layer, and requests to it byte by byte.

use std::{
    net::SocketAddr,
    sync::{Arc, Mutex},
};

use axum::{Router, body::Bytes, http::Uri, routing::post};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
};
use twilio_runtime::{
    SignedWebhook, WebhookAddress, WebhookError, WebhookLayer, WebhookSecret, WebhookValidator,
};

/// A server, and the reasons that it rejected requests for.
pub(crate) struct Server {
    address: SocketAddr,
    rejected: Arc<Mutex<Vec<WebhookError>>>,
}

pub(crate) fn secret() -> WebhookSecret {
    WebhookSecret::auth_token("12345")
}

impl Server {
    pub(crate) async fn start(address: WebhookAddress) -> Self {
        let rejected = Arc::new(Mutex::new(Vec::new()));
        let seen = rejected.clone();
        let validator = WebhookValidator::new([secret()]).expect("a secret");
        let layer = WebhookLayer::new(validator, address)
            .max_body_size(1000)
            .on_rejected(move |error| seen.lock().expect("no panic").push(*error));
        let app = Router::new()
            .route(
                "/hook",
                post(async |uri: Uri, body: Bytes| {
                    [uri.to_string().as_bytes(), b" ", &body].concat()
                }),
            )
            .layer(layer);
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        tokio::spawn(async move { axum::serve(listener, app).await });
        Self { address, rejected }
    }

    pub(crate) async fn at_home() -> Self {
        Self::start(WebhookAddress::new("https://example.com/base").expect("a base URL")).await
    }

    /// Sends a request to the usual path with this body, and returns the status and the body of the response.
    pub(crate) async fn send(&self, headers: &str, body: &[u8]) -> (u16, String) {
        let length = body.len();
        let head = format!("content-length: {length}\r\n{headers}");
        self.exchange(crate::PATH, &head, body).await
    }

    /// Sends a request with these headers and these bytes, and returns the status and the body of the response.
    pub(crate) async fn exchange(&self, path: &str, headers: &str, body: &[u8]) -> (u16, String) {
        let mut stream = TcpStream::connect(self.address)
            .await
            .expect("a connection");
        let head =
            format!("POST {path} HTTP/1.1\r\nhost: internal\r\nconnection: close\r\n{headers}\r\n");
        // At once: a server that rejects the request by its headers closes the connection before the rest.
        let request = [head.as_bytes(), body].concat();
        stream.write_all(&request).await.expect("sent");
        let mut response = Vec::new();
        stream.read_to_end(&mut response).await.expect("a response");
        let response = String::from_utf8(response).expect("text");
        let (head, body) = response.split_once("\r\n\r\n").expect("a response");
        let status = head
            .split(' ')
            .nth(1)
            .and_then(|status| status.parse().ok());
        (status.expect("a status"), body.to_owned())
    }

    pub(crate) fn reasons(&self) -> Vec<WebhookError> {
        self.rejected.lock().expect("no panic").clone()
    }
}

pub(crate) fn headers(signed: &SignedWebhook) -> String {
    signed
        .headers()
        .map(|(name, value)| [name, ": ", value, "\r\n"].concat())
        .collect()
}
