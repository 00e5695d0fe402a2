//! Bodies that arrive compressed.

use std::io::Write;

use flate2::{
    Compression,
    write::{DeflateEncoder, GzEncoder, ZlibEncoder},
};
use serde_json::Value;
use twilio_runtime::{
    HttpResponse, ScriptedTransport,
    testing::{Recorder, Replay},
};

use crate::support::{
    CreateThing, ListThings, Server, builder, delete_thing, raw, scope_with, scripted,
    scripted_with,
};

twilio_runtime::request! {
    "FetchFile": Get "https://api.example.com" "/v1/File" none -> bytes as "text/csv";
    /// Fetches a file.
    pub struct FetchFile;
}

const PAGE: &str = r#"{"things":[{"size":1},{"size":2}],"meta":{"key":"things"}}"#;

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).expect("memory");
    encoder.finish().expect("memory")
}

fn zlib(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).expect("memory");
    encoder.finish().expect("memory")
}

fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).expect("memory");
    encoder.finish().expect("memory")
}

/// A gzip with every optional part of its head.
fn gzip_with_everything(bytes: &[u8]) -> Vec<u8> {
    let plain = gzip(bytes);
    let head = b"\x1f\x8b\x08\x1e\0\0\0\0\0\xff\x03\0abcname\0comment\0\x12\x34";
    [&head[..], &plain[10..]].concat()
}

fn spaces(count: usize) -> Vec<u8> {
    vec![b' '; count]
}

fn encoded(coding: &str) -> String {
    format!("content-encoding: {coding}\r\ncontent-type: application/json")
}

#[tokio::test]
async fn a_page_is_asked_for_in_gzip_and_read_in_whatever_it_comes() {
    let page = PAGE.as_bytes();
    let replies = [
        raw("", page),
        raw(&encoded("gzip"), &gzip(page)),
        raw(&encoded("X-GZIP"), &gzip(page)),
        raw(&encoded("gzip"), &gzip_with_everything(page)),
        raw(
            &encoded("gzip"),
            &[gzip(&page[..9]), gzip(&page[9..])].concat(),
        ),
        raw(&encoded("deflate"), &zlib(page)),
        raw(&encoded("deflate"), &deflate(page)),
        raw(&encoded("deflate, gzip"), &gzip(&zlib(page))),
        raw(&encoded("identity"), page),
        // Decoded on its way by something that has left the header.
        raw(&encoded("gzip"), page),
        raw(&encoded("br"), page),
    ];
    let count = replies.len();
    let server = Server::start(replies);
    let scope = scope_with(builder(), &server);
    for index in 0..count {
        let response = ListThings::new(&scope).send_with_response().await;
        let response = response.unwrap_or_else(|error| panic!("{index}: {error:?}"));
        assert_eq!(response.value.records.len(), 2, "{index}");
        assert_eq!(response.body(), page);
    }
    for request in server.requests() {
        assert!(
            request
                .to_lowercase()
                .contains("\r\naccept-encoding: gzip\r\n"),
            "{request}"
        );
    }
}

#[tokio::test]
async fn a_decoded_response_is_as_if_it_had_not_been_encoded() {
    let body = br#"{"size":5}"#;
    let server = Server::start([raw(&encoded("gzip"), &gzip(body))]);
    let scope = scope_with(builder(), &server);
    let response = CreateThing::new(&scope)
        .send_with_response()
        .await
        .expect("a thing");
    assert_eq!((response.value.size, response.body()), (Some(5), &body[..]));
    let headers = response.headers();
    assert_eq!(headers.get("content-encoding"), None);
    assert_eq!(headers.get("content-length"), None);
    assert_eq!(headers.get("content-type"), Some("application/json"));
    assert!(
        !server.requests()[0]
            .to_lowercase()
            .contains("accept-encoding")
    );
}

#[tokio::test]
async fn what_cannot_be_decoded_is_named() {
    let body = gzip(PAGE.as_bytes());
    let mut flipped = body.clone();
    let last = flipped.len() - 6;
    flipped[last] ^= 1;
    for (coding, body, reason) in [
        (
            "br",
            &b"\x8b\x02\x80abc"[..],
            "encoded as `br`, which cannot be decoded",
        ),
        (
            "zstd, gzip",
            &body,
            "encoded as `zstd`, which cannot be decoded",
        ),
        (
            "gzip",
            &body[..body.len() / 2],
            "encoded as `gzip`, but corrupt or cut off",
        ),
        (
            "gzip",
            &body[..body.len() - 1],
            "encoded as `gzip`, but corrupt or cut off",
        ),
        (
            "gzip",
            &flipped,
            "encoded as `gzip`, but corrupt or cut off",
        ),
        (
            "gzip",
            &[&body[..], b"more"].concat(),
            "encoded as `gzip`, but corrupt or cut off",
        ),
        (
            "deflate",
            b"\x78\x9c\xff\xff\xff",
            "encoded as `deflate`, but corrupt or cut off",
        ),
    ] {
        let reply = raw(&encoded(coding), body);
        let server = Server::start((0..4).map(|_| reply.clone()));
        let scope = scope_with(builder(), &server);
        let errors = [
            ListThings::new(&scope).send().await.expect_err("no page"),
            CreateThing::new(&scope).send().await.expect_err("no thing"),
            FetchFile::new(&scope).send().await.expect_err("no file"),
        ];
        for error in errors {
            assert!(error.is_decode() && error.was_sent(), "{error:?}");
            assert_eq!((error.status(), error.body()), (Some(200), Some(body)));
            assert!(
                error.report().to_string().contains(reason),
                "{}",
                error.report()
            );
        }
        delete_thing(&scope).send().await.expect("no body is read");
    }
}

#[tokio::test]
async fn a_small_response_does_not_become_a_large_one() {
    let bomb = gzip(&spaces(50_000_000));
    assert!(bomb.len() < 100_000);
    let twice = gzip(&bomb);
    for (coding, body, is_too_large) in [
        ("gzip", &bomb, true),
        ("gzip, gzip", &twice, true),
        (
            "gzip",
            &[gzip(&spaces(60_000)), gzip(&spaces(60_000))].concat(),
            true,
        ),
        ("gzip", &gzip(&spaces(100_001)), true),
        ("gzip", &gzip(&spaces(100_000)), false),
    ] {
        let reply = raw(&encoded(coding), body);
        let server = Server::start([reply.clone(), reply]);
        let scope = scope_with(builder().max_response_size(100_000), &server);
        let error = ListThings::new(&scope).send().await.expect_err("no page");
        assert_eq!(error.is_response_too_large(), is_too_large, "{error:?}");
        let deleted = delete_thing(&scope).send().await;
        assert_eq!(deleted.is_err(), is_too_large);
    }
}

/// The time for a body grows with its length, whatever it is made of.
#[tokio::test]
async fn neither_many_members_nor_many_codings_take_long() {
    let page = gzip(PAGE.as_bytes());
    let many = gzip(b" ").repeat(500_000);
    let transport = ScriptedTransport::new();
    for (coding, body) in [
        ("gzip", [many, page.clone()].concat()),
        ("gzip, gzip, gzip, gzip, gzip", page),
    ] {
        transport.respond(HttpResponse::new(200, body).with_header("Content-Encoding", coding));
    }
    let scope = scripted(&transport);
    let page = ListThings::new(&scope).send().await.expect("a page");
    assert_eq!(page.records.len(), 2);
    let error = ListThings::new(&scope).send().await.expect_err("no page");
    let report = error.report().to_string();
    assert!(report.contains("encoded 5 times"), "{report}");
}

#[tokio::test]
async fn a_refusal_is_read_too_and_stays_one_whatever_its_encoding() {
    let refusal = br#"{"code":20404,"message":"gone"}"#;
    for (coding, body, code) in [
        ("gzip", gzip(refusal), Some(20404)),
        ("gzip", gzip(refusal)[..20].to_vec(), None),
        ("br", b"\x8b\x02".to_vec(), None),
    ] {
        let transport = ScriptedTransport::new();
        transport.respond(HttpResponse::new(404, body).with_header("Content-Encoding", coding));
        let error = CreateThing::new(&scripted(&transport))
            .send()
            .await
            .expect_err("refused");
        let refused = error.api_error().expect("an answer of the service");
        assert_eq!((refused.status(), refused.code()), (404, code));
    }
}

#[tokio::test]
async fn a_header_of_the_caller_counts() {
    let transport = ScriptedTransport::new();
    transport.respond(HttpResponse::new(200, PAGE));
    let list = ListThings::new(&scripted(&transport)).with_header("Accept-Encoding", "identity");
    list.send().await.expect("a page");
    assert_eq!(
        transport.requests()[0].headers().get("accept-encoding"),
        Some("identity")
    );
}

#[tokio::test]
async fn a_recording_holds_what_was_compressed() {
    let service = ScriptedTransport::new();
    let body = PAGE.replace("\"size\":1", "\"size\":1,\"email\":\"ann@example.com\"");
    service.respond(
        HttpResponse::new(200, gzip(body.as_bytes())).with_header("Content-Encoding", "gzip"),
    );
    let recorder = Recorder::new(service).hide("email");
    let scope = twilio_runtime::Scope::new(
        builder()
            .transport(recorder.clone())
            .build()
            .expect("a client"),
    );
    ListThings::new(&scope).send().await.expect("a page");
    let recording = recorder.to_json();
    assert!(
        recording.contains("email") && !recording.contains("ann@"),
        "{recording}"
    );
    let replay = Replay::from_json(&recording).expect("a recording");
    let client = builder().transport(replay).build().expect("a client");
    let page = ListThings::new(&twilio_runtime::Scope::new(client))
        .send()
        .await;
    assert_eq!(page.expect("a page").records.len(), 2);
}

/// Damage of any kind ends in an answer or an error.
#[tokio::test]
async fn no_damage_brings_it_down() {
    let mut random = fastrand::Rng::with_seed(23);
    let transport = ScriptedTransport::new();
    let scope = scripted_with(builder().max_response_size(1_000_000), &transport);
    for round in 0..2000 {
        let (coding, mut body) = match round % 3 {
            0 => ("gzip", gzip_with_everything(PAGE.as_bytes())),
            1 => ("deflate", zlib(PAGE.as_bytes())),
            _ => ("deflate", deflate(PAGE.as_bytes())),
        };
        for _ in 0..random.usize(1..4) {
            let at = random.usize(0..body.len());
            match random.usize(0..3) {
                0 => body[at] = random.u8(..),
                1 => body.truncate(at.max(1)),
                _ => body.insert(at, random.u8(..)),
            }
        }
        transport.respond(HttpResponse::new(200, body).with_header("Content-Encoding", coding));
        if let Ok(page) = ListThings::new(&scope).send_with_response().await {
            serde_json::from_slice::<Value>(page.body()).expect("a page is JSON");
        }
    }
}
