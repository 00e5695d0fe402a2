//! A backend gets webhooks that it accepts as Twilio's.

use std::net::SocketAddr;

use http::HeaderName;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;
use twilio_flex::{HeaderMap, WebhookSecret, WebhookValidator};
use twilio_flex_mock::{MockServer, Webhook};

use crate::Outcome;

/// Takes one request and answers it.
async fn backend() -> std::io::Result<(SocketAddr, tokio::task::JoinHandle<String>)> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let received = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.expect("a connection");
        let mut bytes = vec![0; 64 * 1024];
        let mut length = 0;
        loop {
            length += stream.read(&mut bytes[length..]).await.expect("bytes");
            let text = String::from_utf8_lossy(&bytes[..length]).into_owned();
            let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
            let announced = head
                .to_lowercase()
                .split("content-length: ")
                .nth(1)
                .map(str::to_owned);
            let announced = announced.and_then(|rest| rest.lines().next()?.parse().ok());
            if announced == Some(body.len()) {
                let answer = b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ndone";
                stream.write_all(answer).await.expect("an answer");
                return text;
            }
        }
    });
    Ok((address, received))
}

/// Whether a backend that validates signatures accepts a request.
fn is_signed(url: &str, text: &str, token: &str) -> bool {
    let (head, body) = text.split_once("\r\n\r\n").unwrap_or_default();
    let mut headers = HeaderMap::new();
    for line in head.lines().skip(1) {
        let (name, value) = line.split_once(": ").unwrap_or_default();
        if let (Ok(name), Ok(value)) = (name.parse::<HeaderName>(), value.parse()) {
            headers.insert(name, value);
        }
    }
    let validator = WebhookValidator::new([WebhookSecret::auth_token(token)]).expect("a secret");
    validator.validate(url, &headers, body.as_bytes()).is_ok()
}

#[tokio::test]
async fn forms_and_json_are_signed_and_the_answer_comes_back() -> Outcome {
    let server = MockServer::start().await?;
    for is_json in [false, true] {
        let (address, received) = backend().await?;
        let url = format!("http://{address}/twilio?tenant=1");
        let webhook = Webhook::new(&url)
            .parameter("EventType", "onMessageAdded")
            .parameter("Body", "Grüße & +1");
        let webhook = if is_json {
            webhook.json(r#"{"a": 1}"#)
        } else {
            webhook
        };
        let answer = server.send_webhook(webhook).await?;
        assert_eq!((answer.status, answer.body.as_str()), (200, "done"));
        let text = received.await?;
        let target = text.split(' ').nth(1).ok_or("no target")?;
        let sent = format!("http://{address}{target}");
        assert!(is_signed(&sent, &text, server.auth_token()), "{text}");
        assert!(!is_signed(&sent, &text, "another token"));
    }
    Ok(())
}

#[tokio::test]
async fn a_backend_that_is_not_there_is_an_error() -> Outcome {
    let server = MockServer::start().await?;
    for (url, expected) in [
        ("http://127.0.0.1:1/x", "was not answered"),
        ("https://a.example", "begins with `http://`"),
        ("no url", "was not answered"),
    ] {
        let error = server
            .send_webhook(Webhook::new(url))
            .await
            .err()
            .ok_or("not answered")?;
        assert!(error.to_string().contains(expected), "{error}");
    }
    Ok(())
}
