//! Bytes in, the bytes of the answer out: requests that no client sends.

use std::net::SocketAddr;

use serde_json::Value;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// The header of credentials that the server accepts.
pub(crate) const BASIC: &str =
    "Authorization: Basic QUMwMTIzNDU2Nzg5YWJjZGVmMDEyMzQ1Njc4OWFiY2RlZjp4";

/// Sends bytes on a new connection, and reads until the server closes it.
pub(crate) async fn exchange(address: SocketAddr, bytes: &[u8]) -> std::io::Result<String> {
    let mut stream = TcpStream::connect(address).await?;
    stream.write_all(bytes).await?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}

/// An answer.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: String,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_default()
    }

    /// Twilio's code of an error.
    pub(crate) fn code(&self) -> Option<u64> {
        self.json()["code"].as_u64()
    }
}

/// Sends one request with credentials.
pub(crate) async fn send(address: SocketAddr, method: &str, target: &str, body: &str) -> Answer {
    let form = "application/x-www-form-urlencoded";
    send_with(
        address,
        method,
        target,
        &[BASIC, &format!("Content-Type: {form}")],
        body,
    )
    .await
}

/// Sends one request with these headers.
pub(crate) async fn send_with(
    address: SocketAddr,
    method: &str,
    target: &str,
    headers: &[&str],
    body: &str,
) -> Answer {
    let mut request = format!(
        "{method} {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: {}\r\n",
        body.len()
    );
    for header in headers {
        request.push_str(header);
        request.push_str("\r\n");
    }
    request.push_str("\r\n");
    request.push_str(body);
    let text = exchange(address, request.as_bytes())
        .await
        .expect("an answer");
    answer(&text)
}

/// Takes the text of an answer apart.
pub(crate) fn answer(text: &str) -> Answer {
    let (head, body) = text.split_once("\r\n\r\n").unwrap_or((text, ""));
    let status = head
        .split(' ')
        .nth(1)
        .and_then(|status| status.parse().ok());
    Answer {
        status: status.unwrap_or_default(),
        head: head.to_lowercase(),
        body: body.to_owned(),
    }
}
