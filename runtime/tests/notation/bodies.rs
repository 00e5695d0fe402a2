//! Bodies: multipart as another parser reads it, media types, text, bytes, and bodies that are not set.

use std::{convert::Infallible, time::Duration};

use serde_json::json;
use twilio_runtime::{
    HttpRequest, HttpResponse, Json, Part, RetryPolicy, ScriptedTransport, testing::Expectation,
};

use crate::support::{builder, header, nowhere, scope};

twilio_runtime::request! {
    "Upload": Post "https://api.example.com" "/v1/Files" multipart -> Json;
    /// Uploads files.
    pub struct Upload;

    impl Upload {
        /// A text.
        #[input(part, "Title", text)]
        pub fn title(self, title: impl twilio_runtime::IntoText) -> Self;
        /// A number.
        #[input(part, "Count", value)]
        pub fn count(self, count: i64) -> Self;
        /// Texts, each a part.
        #[input(part, "Tag", texts)]
        pub fn tags(self, tags: impl IntoIterator<Item: twilio_runtime::IntoText>) -> Self;
        /// Texts in one part.
        #[input(part, "Codes", texts, comma)]
        pub fn codes(self, codes: impl IntoIterator<Item: twilio_runtime::IntoText>) -> Self;
        /// Any JSON.
        #[input(part, "Meta", json)]
        pub fn meta(self, meta: impl twilio_runtime::IntoJson) -> Self;
        /// JSON values, each a part.
        #[input(part, "Rule", jsons)]
        pub fn rules(self, rules: impl IntoIterator<Item: twilio_runtime::IntoJson>) -> Self;
        /// An object with brackets.
        #[input(part, "Filter", json, deep)]
        pub fn filter(self, filter: impl twilio_runtime::IntoJson) -> Self;
        /// A file.
        #[input(part, "File", part)]
        pub fn file(self, file: impl Into<twilio_runtime::Part>) -> Self;
        /// Files.
        #[input(part, "More\"é", parts)]
        pub fn more(self, more: impl IntoIterator<Item: Into<twilio_runtime::Part>>) -> Self;
    }
}

twilio_runtime::request! {
    "Patch": Patch "https://api.example.com" "/v1/Thing" json("application/merge-patch+json") -> Json;
    /// Patches a thing.
    pub struct PatchThing;

    impl PatchThing {
        /// The body.
        #[input(body, "$body", json)]
        pub fn body(self, body: impl twilio_runtime::IntoJson) -> Self;
    }
}

twilio_runtime::request! {
    "Say": Put "https://api.example.com" "/v1/Words" text("text/plain; charset=utf-8") -> ();
    /// Says something.
    pub struct Say;

    impl Say {
        /// The body.
        #[input(body, "$body", text)]
        pub fn body(self, body: impl twilio_runtime::IntoText) -> Self;
    }
}

twilio_runtime::request! {
    "Draw": Post "https://api.example.com" "/v1/Picture" bytes("image/png") -> ();
    /// Draws something.
    pub struct Draw;

    impl Draw {
        /// The body.
        #[input(body, "$body", bytes)]
        pub fn body(self, body: impl Into<Vec<u8>>) -> Self;
    }
}

pub const PICTURE: &[u8] = b"\x89PNG\r\n\x1a\n\0--";

/// Reads a body by a parser that is not ours: name, file name, media type and content of each part.
pub async fn parsed(content_type: &str, body: Vec<u8>) -> Vec<String> {
    let boundary = multer::parse_boundary(content_type).expect("a boundary");
    let stream = Once(Some(Ok(body)));
    let mut parts = multer::Multipart::new(stream, boundary);
    let mut read = Vec::new();
    while let Some(part) = parts.next_field().await.expect("a part") {
        let name = part.name().expect("a name").to_owned();
        let file_name = part.file_name().unwrap_or("-").to_owned();
        let media_type = part.headers().get("content-type").cloned();
        let media_type = media_type.map_or("-".to_owned(), |media_type| {
            media_type.to_str().expect("a text").to_owned()
        });
        let content = part.bytes().await.expect("a content");
        let content = content.escape_ascii();
        read.push(format!("{name}|{file_name}|{media_type}|{content}"));
    }
    read
}

/// A stream of one chunk.
struct Once(Option<Result<Vec<u8>, Infallible>>);

impl futures_core::Stream for Once {
    type Item = Result<Vec<u8>, Infallible>;

    fn poll_next(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Self::Item>> {
        std::task::Poll::Ready(self.0.take())
    }
}

pub fn everything(scope: &twilio_runtime::Scope) -> Upload {
    Upload::new(scope)
        .more([
            Part::from("a"),
            Part::new(*b"\0")
                .file_name("b \"1\".txt")
                .media_type("text/plain"),
        ])
        .file(PICTURE)
        .filter(json!({"a": 1, "b": {"c": "d"}}))
        .rules([json!({"a": 1}), json!("quoted")])
        .meta(json!("quoted"))
        .codes(["x", "y"])
        .tags(["old"])
        .tags(["é", "--"])
        .count(7)
        .title("a\r\nb")
}

const EVERYTHING: [&str; 13] = [
    r"Title|-|-|a\r\nb",
    r"Count|-|-|7",
    r"Tag|-|-|\xc3\xa9",
    r"Tag|-|-|--",
    r"Codes|-|-|x,y",
    r#"Meta|-|application/json|\"quoted\""#,
    r#"Rule|-|application/json|{\"a\":1}"#,
    r#"Rule|-|application/json|\"quoted\""#,
    r"Filter[a]|-|-|1",
    r"Filter[b][c]|-|-|d",
    r"File|File|application/octet-stream|\x89PNG\r\n\x1a\n\x00--",
    r"More%22é|More%22é|application/octet-stream|a",
    r"More%22é|b %221%22.txt|text/plain|\x00",
];

#[tokio::test]
async fn another_parser_reads_the_parts_in_the_order_of_the_document() {
    let request = everything(&nowhere()).prepare().expect("a request");
    let content_type = header(&request, "content-type").expect("a type");
    assert!(content_type.starts_with("multipart/form-data; boundary="));
    let read = parsed(content_type, request.body().to_vec()).await;
    assert_eq!(read, EVERYTHING);
}

#[tokio::test]
async fn the_same_parts_are_the_same_bytes_and_a_boundary_within_is_avoided() {
    let prepare = |title: &str| {
        let request = Upload::new(&nowhere()).title(title).tags(["end"]);
        request.prepare().expect("a request")
    };
    let [first, again] = [prepare("a"), prepare("a")];
    assert_eq!(first.body(), again.body());
    let content_type = header(&first, "content-type").expect("a type").to_owned();
    assert_eq!(header(&again, "content-type"), Some(&*content_type));
    let quoted = String::from_utf8(first.body().to_vec()).expect("a text");
    let request = prepare(&quoted);
    let other = header(&request, "content-type").expect("a type");
    assert_ne!(other, content_type);
    let read = parsed(other, request.body().to_vec()).await;
    assert_eq!(read.len(), 2, "{read:?}");
}

#[tokio::test]
async fn a_retry_sends_the_same_bytes() {
    let transport = ScriptedTransport::new();
    transport.respond(HttpResponse::new(429, ""));
    transport.respond(HttpResponse::new(200, "{}"));
    let policy = RetryPolicy::default().base_delay(Duration::from_millis(1));
    let client = builder().retry(policy).transport(transport.clone()).build();
    let scope = twilio_runtime::Scope::new(client.expect("a client"));
    everything(&scope).send().await.expect("the second answer");
    let requests = transport.requests();
    let [first, second] = [&requests[0], &requests[1]];
    assert_eq!(type_and_body(first), type_and_body(second));
    assert!(!first.body().is_empty());
}

#[test]
fn a_media_type_that_no_header_carries_is_refused() {
    let part = Part::new("a").media_type("text/plain\r\nX-Evil: 1");
    let error = Upload::new(&nowhere()).file(part).prepare();
    let error = error.expect_err("a refusal").to_string();
    assert_eq!(
        error,
        "Upload: \"File\" has a media type that can't be sent"
    );
}

fn type_and_body(request: &HttpRequest) -> (Option<&str>, &[u8]) {
    (header(request, "content-type"), request.body())
}

#[test]
fn a_body_has_the_media_type_of_the_document() {
    let patch = PatchThing::new(&nowhere()).body(json!({"a": null}));
    let patch = patch.prepare().expect("a request");
    assert_eq!(
        type_and_body(&patch),
        (Some("application/merge-patch+json"), &br#"{"a":null}"#[..])
    );
    let say = Say::new(&nowhere())
        .body("é\n")
        .prepare()
        .expect("a request");
    assert_eq!(
        type_and_body(&say),
        (Some("text/plain; charset=utf-8"), "é\n".as_bytes())
    );
    let draw = Draw::new(&nowhere()).body(PICTURE);
    let draw = draw.prepare().expect("a request");
    assert_eq!(type_and_body(&draw), (Some("image/png"), PICTURE));
}

#[test]
fn a_body_that_is_not_set_is_not_sent() {
    let none = (None, &b""[..]);
    let scope = nowhere();
    let requests = [
        PatchThing::new(&scope).prepare(),
        Say::new(&scope).prepare(),
        Draw::new(&scope).prepare(),
        Upload::new(&scope).tags([""; 0]).prepare(),
    ];
    for request in requests {
        assert_eq!(type_and_body(&request.expect("a request")), none);
    }
    // Set to nothing is set.
    let empty = Say::new(&scope).body("").prepare().expect("a request");
    assert!(header(&empty, "content-type").is_some());
}

#[tokio::test]
async fn an_expectation_meets_parts_and_raw_bodies() {
    let transport = ScriptedTransport::new();
    transport.expect(
        Expectation::operation("Upload")
            .part("Title", "a")
            .part("Tag", "x")
            .part("Tag", "y")
            .file("File", "photo.png", PICTURE)
            .exactly(),
    );
    transport.expect(Expectation::operation("Draw").body(PICTURE));
    transport.expect(Expectation::operation("Say").body("hi"));
    let scope = scope(&transport);
    let upload = Upload::new(&scope)
        .title("a")
        .tags(["x", "y"])
        .file(Part::new(PICTURE).file_name("photo.png"));
    upload.send().await.expect("an answer");
    Draw::new(&scope)
        .body(PICTURE)
        .send()
        .await
        .expect("an answer");
    Say::new(&scope).body("hi").send().await.expect("an answer");
    transport.verify();
}

#[tokio::test]
async fn a_report_says_which_part_differs() {
    let transport = ScriptedTransport::new();
    transport.expect(
        Expectation::operation("Upload")
            .part("Title", "a")
            .part("Tag", "x")
            .file("File", "a.png", "y")
            .part("Meta", "{}")
            .exactly(),
    );
    transport.expect(Expectation::operation("Draw").body(PICTURE));
    let scope = scope(&transport);
    let upload = Upload::new(&scope)
        .title("b")
        .tags(["x", "z"])
        .codes(["c"])
        .file("y");
    upload.send().await.expect_err("a difference");
    Draw::new(&scope)
        .body("x")
        .send()
        .await
        .expect_err("a difference");
    assert_eq!(
        transport.failures()[..2],
        [
            "request 1, Upload, is not as expected:\n  \
             part \"Codes\": not expected\n  \
             part \"Title\": expected \"a\", got \"b\"\n  \
             part \"File\": expected \"y\" in \"a.png\", got \"y\" in \"File\"\n  \
             part \"Meta\": expected \"{}\", got nothing\n  \
             part \"Tag\": expected 1, got 2",
            "request 2, Draw, is not as expected:\n  \
             body: expected {\"bytes\":11,\"checksum\":\"cc1f4b818f9badf2\"}, got \"x\"",
        ]
    );
}

#[test]
fn curl_sends_the_same_bytes() {
    let draw = Draw::new(&nowhere()).body(&b"\x89P%'\\\0z"[..]);
    let curl = draw.prepare().expect("a request").to_curl();
    assert!(
        curl.starts_with(r"printf '\211P\045\047\134\000z' | curl -X POST "),
        "{curl}"
    );
    assert!(
        curl.ends_with(" -H 'content-type: image/png' --data-binary @-"),
        "{curl}"
    );
    let upload = Upload::new(&nowhere()).title("it's").prepare();
    let curl = upload.expect("a request").to_curl();
    assert!(
        curl.contains("\r\n\r\nit'\\''s\r\n--twilio-part-boundary-00000000--\r\n'"),
        "{curl}"
    );
}
