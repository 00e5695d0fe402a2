//! Texts that are broken, or in another character set.

use twilio_runtime::{HttpResponse, ScriptedTransport};

use super::{CreateAnything, FetchNote, created, lines, service};
use crate::support::{raw, scripted};

const JSON: &str = "content-type: application/json";

#[tokio::test]
async fn half_an_emoji_costs_one_character() {
    let body = br#"{"name":"a\ud83d","tags":["\ude00b","ok"],"attributes":{"x":"\ud83d!"},"added":"\ud83d","count":3}"#;
    let response = created(JSON, body).await;
    let thing = &response.value;
    assert_eq!(thing.name.as_deref(), Some("a\u{fffd}"));
    assert_eq!(thing.tags, ["\u{fffd}b", "ok"]);
    assert_eq!(thing.attributes.as_ref().expect("JSON")["x"], "\u{fffd}!");
    assert_eq!(thing.unknown_fields()["added"], "\u{fffd}");
    assert_eq!(thing.count, Some(3));
    let broken = "expected a text, found a text with broken characters";
    assert_eq!(
        lines(response.mismatches()),
        [
            (format!("name: {broken}"), Some(r#""a\ud83d""#)),
            (format!("tags[0]: {broken}"), Some(r#""\ude00b""#)),
            (format!("attributes.x: {broken}"), Some(r#""\ud83d!""#)),
            (format!("added: {broken}"), Some(r#""\ud83d""#)),
        ]
    );
}

#[tokio::test]
async fn invalid_bytes_cost_a_character_each() {
    let response = created(
        JSON,
        b"{\"name\":\"a\xe9b\xff\",\"count\":3,\"tags\":[\"\xc3\xa9\"]}",
    )
    .await;
    assert_eq!(response.value.name.as_deref(), Some("a\u{fffd}b\u{fffd}"));
    assert_eq!(
        (response.value.count, &*response.value.tags),
        (Some(3), &["é".to_owned()][..])
    );
    assert_eq!(response.mismatches().len(), 1);
    assert_eq!(response.mismatches()[0].path(), "name");
    assert!(
        response.body().contains(&0xe9),
        "the bytes are as they came"
    );
}

#[tokio::test]
async fn a_byte_order_mark_and_line_breaks_in_texts_are_no_reason() {
    let response = created(JSON, b"\xef\xbb\xbf{\"count\":3}").await;
    assert_eq!(response.value.count, Some(3));
    assert_eq!(lines(response.mismatches()), []);
    let response = created(JSON, b"{\"name\":\"a\n\tb\"}").await;
    assert_eq!(response.value.name.as_deref(), Some("a\n\tb"));
    assert_eq!(response.mismatches().len(), 1);
}

#[tokio::test]
async fn the_character_set_of_the_response_counts() {
    for (charset, bytes, text) in [
        ("iso-8859-1", &b"Andr\xe9"[..], "André"),
        ("ISO-8859-1", b"\xfc", "ü"),
        ("\"latin1\"", b"\xfc", "ü"),
        ("windows-1252", b"\x80 \x93", "€ “"),
        ("us-ascii", b"\xe9", "é"),
        ("utf-8", "é".as_bytes(), "é"),
    ] {
        let headers = format!("{JSON}; charset={charset}");
        let body = [b"{\"name\":\"", bytes, b"\"}"].concat();
        let response = created(&headers, &body).await;
        assert_eq!(response.value.name.as_deref(), Some(text), "{charset}");
        assert_eq!(lines(response.mismatches()), [], "{charset}");
        let scope = service([raw(
            &format!("content-type: text/plain; charset={charset}"),
            bytes,
        )]);
        let note = FetchNote::new(&scope).send().await.expect("a text");
        assert_eq!(note, text);
    }
}

/// Without a socket, because a body may be cut anywhere.
#[tokio::test]
async fn a_text_without_an_end_is_no_answer() {
    let body = r#"{"name":"a\ud83d\"","tags":["b"]}"#;
    for end in 1..body.len() {
        let transport = ScriptedTransport::new();
        transport.respond(HttpResponse::new(200, &body.as_bytes()[..end]));
        let error = CreateAnything::new(&scripted(&transport)).send().await;
        assert!(error.expect_err("half an answer").is_decode(), "{end}");
    }
}
