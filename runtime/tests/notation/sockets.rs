//! The same over real sockets, by the default transport and, with its feature, by the blocking one.

use twilio_runtime::{Client, Scope};

use crate::{
    bodies::{Draw, PICTURE, PatchThing, everything, parsed},
    results::{ByStatus, Bytes, FetchJobResult, Text, Where},
    support::{Service, builder},
};

twilio_runtime::request! {
    "Check": Head "https://api.example.com" "/v1/File" none -> ();
    /// Checks a file.
    pub struct Check;
}

const EMPTY: &[u8] = b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n";
const HEAD: &[u8] = b"HTTP/1.1 200 OK\r\ncontent-length: 99999999999\r\nx-size: 5\r\n\r\n";
const JSON: &[u8] = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}";
const BINARY: &[u8] = b"HTTP/1.1 206 OK\r\ncontent-length: 4\r\n\r\n\xff\0\r\n";
const CSV: &[u8] = b"HTTP/1.1 200 OK\r\ncontent-type: text/csv\r\ncontent-length: 4\r\n\r\na,b\n";
const FOUND: &[u8] =
    b"HTTP/1.1 302 Found\r\nlocation: https://other.example/x\r\ncontent-length: 0\r\n\r\n";
const NO_CONTENT: &[u8] = b"HTTP/1.1 204 No Content\r\n\r\n";

fn scope(service: &Service) -> Scope {
    let client: Client = builder().base_url(&service.url).build().expect("a client");
    Scope::new(client)
}

fn split(request: &[u8]) -> (String, Vec<u8>) {
    let at = request.windows(4).position(|at| at == b"\r\n\r\n");
    let (head, body) = request.split_at(at.expect("a head") + 4);
    (String::from_utf8_lossy(head).to_lowercase(), body.to_vec())
}

async fn check_upload(request: &[u8]) {
    let (head, body) = split(request);
    let content_type = head
        .lines()
        .find_map(|line| line.strip_prefix("content-type: "));
    let read = parsed(content_type.expect("a type"), body).await;
    assert_eq!(read.len(), 13);
    assert!(read.contains(&format!(
        "File|File|application/octet-stream|{}",
        PICTURE.escape_ascii()
    )));
}

#[tokio::test]
async fn bodies_arrive_byte_for_byte() {
    let service = Service::start(&[JSON, EMPTY, JSON]);
    let scope = scope(&service);
    everything(&scope).send().await.expect("an answer");
    Draw::new(&scope)
        .body(PICTURE)
        .send()
        .await
        .expect("an answer");
    PatchThing::new(&scope).send().await.expect("an answer");
    let requests = service.requests();
    check_upload(&requests[0]).await;
    let (head, body) = split(&requests[1]);
    assert!(head.contains("\r\ncontent-type: image/png\r\n"), "{head}");
    assert_eq!(body, PICTURE);
    let (head, body) = split(&requests[2]);
    assert!(!head.contains("content-type"), "{head}");
    assert!(
        head.contains("content-length: 0\r\n") && body.is_empty(),
        "{head}"
    );
}

#[tokio::test]
async fn the_answer_to_head_has_no_body_whatever_its_length_says() {
    let service = Service::start(&[HEAD, CSV]);
    let scope = scope(&service);
    let answer = Check::new(&scope).send_with_response().await;
    let answer = answer.expect("an answer");
    assert_eq!(
        (answer.headers().get("x-size"), answer.body()),
        (Some("5"), &b""[..])
    );
    // On the same connection.
    let text = Text::new(&scope).send().await;
    assert_eq!(text.expect("the next answer"), "a,b\n");
    let requests = service.requests();
    assert!(requests[0].starts_with(b"HEAD /v1/File HTTP/1.1\r\n"));
}

#[tokio::test]
async fn results_other_than_json_arrive() {
    let service = Service::start(&[BINARY, FOUND, NO_CONTENT]);
    let scope = scope(&service);
    assert_eq!(
        Bytes::new(&scope).send().await.expect("bytes"),
        b"\xff\0\r\n"
    );
    let redirect = Where::new(&scope).send().await.expect("a redirect");
    assert_eq!(redirect.location(), Some("https://other.example/x"));
    let result = ByStatus::new(&scope).send().await.expect("a result");
    assert_eq!(result, FetchJobResult::Unrecognized(204));
    assert_eq!(service.requests().len(), 3, "and none for the redirect");
}

#[cfg(feature = "blocking")]
mod blocking {
    use super::*;

    fn scope(service: &Service) -> Scope {
        let builder = builder().blocking().base_url(&service.url);
        let client: Client = builder.build().expect("a client");
        Scope::new(client)
    }

    #[test]
    fn a_thread_that_waits_sends_and_reads_the_same() {
        let service = Service::start(&[JSON, EMPTY, BINARY, FOUND, NO_CONTENT]);
        let scope = scope(&service);
        everything(&scope).send_blocking().expect("an answer");
        Draw::new(&scope)
            .body(PICTURE)
            .send_blocking()
            .expect("an answer");
        let bytes = Bytes::new(&scope).send_blocking();
        assert_eq!(bytes.expect("bytes"), b"\xff\0\r\n");
        let redirect = Where::new(&scope).send_blocking().expect("a redirect");
        assert_eq!(redirect.location(), Some("https://other.example/x"));
        let result = ByStatus::new(&scope).send_blocking();
        assert_eq!(result.expect("a result"), FetchJobResult::Unrecognized(204));
        let requests = service.requests();
        let runtime = tokio::runtime::Builder::new_current_thread().build();
        runtime
            .expect("a runtime")
            .block_on(check_upload(&requests[0]));
        assert_eq!(split(&requests[1]).1, PICTURE);
    }

    #[test]
    fn the_answer_to_head_has_no_body_whatever_its_length_says() {
        let service = Service::start(&[HEAD, CSV]);
        let scope = scope(&service);
        let answer = Check::new(&scope).send_with_response_blocking();
        let answer = answer.expect("an answer");
        assert_eq!(
            (answer.headers().get("x-size"), answer.body()),
            (Some("5"), &b""[..])
        );
        let text = Text::new(&scope).send_blocking();
        assert_eq!(text.expect("the next answer"), "a,b\n");
        drop(service.requests());
    }
}
