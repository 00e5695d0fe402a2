//! The layer in a real server: axum 0.8, over a socket.

#[cfg(feature = "tracing")]
mod log;
mod server;

use twilio_runtime::{ForwardedHeader, WebhookAddress, WebhookError};

use self::server::{Server, headers, secret};

const FORM: &[u8] = b"EventType=onMessageAdded&Body=Hello+Ada";
const PATH: &str = "/hook?a=%20+";
const TYPE: &str = "content-type: application/x-www-form-urlencoded\r\n";

#[tokio::test]
async fn the_handler_gets_the_body_of_a_signed_webhook() {
    let server = Server::at_home().await;
    let signed = secret().sign_form("https://example.com/base/hook?a=%20+", FORM);
    let (status, seen) = server.send(&(headers(&signed) + TYPE), FORM).await;
    assert_eq!(status, 200);
    assert_eq!(seen, "/hook?a=%20+ EventType=onMessageAdded&Body=Hello+Ada");
    // In pieces, without a length.
    let (first, second) = FORM.split_at(5);
    let chunks = [b"5\r\n", first, b"\r\n22\r\n", second, b"\r\n0\r\n\r\n"].concat();
    let head = format!("transfer-encoding: chunked\r\n{}{TYPE}", headers(&signed));
    let answer = server.exchange(PATH, &head, &chunks).await;
    assert_eq!(answer.0, 200);
    assert!(server.reasons().is_empty());
}

#[tokio::test]
async fn no_other_request_reaches_the_handler() {
    let server = Server::at_home().await;
    let signed = secret().sign_form("https://example.com/base/hook?a=%20+", FORM);
    let headers = headers(&signed) + TYPE;
    let chunked = format!("transfer-encoding: chunked\r\n{headers}");
    let large = [b'x'; 1001];
    let large_chunk = [b"3e9\r\n".as_slice(), &large, b"\r\n0\r\n\r\n"].concat();
    let answers = [
        server.send(TYPE, FORM).await,
        server.send(&headers, b"Body=Bye").await,
        server.send(&headers, &large).await,
        server.exchange(PATH, &chunked, &large_chunk).await,
        server.exchange(PATH, &chunked, b"no chunk\r\n").await,
    ];
    assert_eq!(answers.map(|(status, _)| status), [400, 403, 413, 413, 400]);
    let reasons = [
        WebhookError::MissingSignature,
        WebhookError::SignatureMismatch,
        WebhookError::BodyTooLarge,
        WebhookError::BodyTooLarge,
        WebhookError::UnreadableBody,
    ];
    assert_eq!(server.reasons(), reasons);
}

#[tokio::test]
async fn behind_a_proxy_only_the_headers_that_are_named_count() {
    let signed = secret().sign_form("https://public.example/hook?a=%20+", FORM);
    let forwarded = "x-forwarded-proto: https\r\nx-forwarded-host: public.example\r\n";
    let headers = headers(&signed) + TYPE + forwarded;
    let address = || WebhookAddress::new("http://internal").expect("a base URL");
    let server = Server::start(address()).await;
    assert_eq!(server.send(&headers, FORM).await.0, 403);
    let trusting = address()
        .trust(ForwardedHeader::XForwardedProto)
        .trust(ForwardedHeader::XForwardedHost);
    let server = Server::start(trusting).await;
    assert_eq!(server.send(&headers, FORM).await.0, 200);
    let twice = format!("{headers}x-forwarded-host: public.example\r\n");
    assert_eq!(server.send(&twice, FORM).await.0, 403);
    assert_eq!(server.reasons(), [WebhookError::MalformedAddress]);
}

#[tokio::test]
async fn json_is_checked_by_its_hash() {
    let json = br#"{"a":1}"#;
    let server = Server::at_home().await;
    let signed = secret().sign_body("https://example.com/base/hook", json);
    let path = signed
        .url()
        .strip_prefix("https://example.com/base")
        .expect("the URL");
    let head = format!(
        "content-type: application/json\r\ncontent-length: 7\r\n{}",
        headers(&signed)
    );
    let (status, body) = server.exchange(path, &head, json).await;
    assert_eq!((status, body), (200, format!(r#"{path} {{"a":1}}"#)));
    assert_eq!(server.exchange(path, &head, br#"{"a":2}"#).await.0, 403);
    assert_eq!(server.reasons(), [WebhookError::BodyHashMismatch]);
}

#[cfg(feature = "tracing")]
#[tokio::test]
async fn the_log_has_the_reason_and_no_value_of_the_request() {
    let (log, _guard) = log::Log::listen();
    let server = Server::at_home().await;
    let signed = secret().sign_form("https://other.example/hook?a=%20+", FORM);
    let answer = server.send(&(headers(&signed) + TYPE), FORM).await;
    assert_eq!(answer.0, 403);
    let lines = log.lines();
    let [line] = &lines[..] else {
        panic!("{lines:?}")
    };
    assert!(
        line.starts_with("WARN message=webhook rejected reason=the signature does not match"),
        "{line}"
    );
    assert!(line.ends_with("http.response.status_code=403"), "{line}");
    for hidden in ["Ada", "/hook", "example", "12345", signed.signature()] {
        assert!(!line.contains(hidden), "{line}");
    }
}
