//! A success with a body that can't be read: the caller learns where reading stopped, and has all bytes.

use super::{Call, KINDS};
use crate::support::{Reply, Server, builder, html, json, scope_with};
use twilio_runtime::{Client, ClientBuilder, Error};

/// Reads a page and creates a thing at a service that always answers like this, with each kind of client, and returns
/// the errors. The clients read strictly, because others read on after all but the worst.
async fn readers(reply: &Reply) -> Vec<[Error; 2]> {
    readers_by(reply, || builder().strict_reading()).await
}

async fn readers_by(reply: &Reply, builder: impl Fn() -> ClientBuilder<Client>) -> Vec<[Error; 2]> {
    let mut all = Vec::new();
    for kind in KINDS {
        let server = Server::start([reply.clone(), reply.clone()]);
        let scope = scope_with(kind.client(builder()), &server);
        let failure =
            async |call: Call| kind.make(call, &scope).await.expect_err("no body to read");
        all.push([failure(Call::Get).await, failure(Call::Post).await]);
        assert_eq!(server.requests().len(), 2, "{kind:?} {reply:?}");
    }
    all
}

/// The answer, its status, and where reading stopped for a call that reads a page and for one that reads a thing.
fn answers() -> Vec<(Reply, u16, String, [&'static str; 2])> {
    let whole = |status, body: &str, paths| (json(status, body), status, body.to_owned(), paths);
    let page = "<html>down</html>";
    vec![
        whole(200, "", ["", ""]),
        whole(200, "[1,2]", ["", ""]),
        whole(200, "null", ["", ""]),
        whole(200, "\"text\"", ["", ""]),
        whole(200, r#"{"size":1"#, ["size", "size"]),
        whole(
            200,
            r#"{"things":[{"size":1},{"si"#,
            ["things[1]", "things[1]"],
        ),
        whole(200, r#"{"things":[],"size":1} x"#, ["", ""]),
        (html(200, page), 200, page.to_owned(), ["", ""]),
    ]
}

#[tokio::test]
async fn reading_as_far_as_it_fits_does_not_change_what_is_no_answer_at_all() {
    for (reply, ..) in answers() {
        let strict = readers(&reply).await.into_iter().flatten();
        let lenient = readers_by(&reply, builder).await.into_iter().flatten();
        for (error, strict) in lenient.zip(strict) {
            assert_eq!(format!("{error:?}"), format!("{strict:?}"), "{reply:?}");
            assert_eq!(error.body(), strict.body());
        }
    }
}

#[tokio::test]
async fn the_error_has_place_status_and_bytes() {
    for (reply, status, body, paths) in answers() {
        let errors = readers(&reply).await.into_iter();
        for (error, path) in errors.flat_map(|pair| pair.into_iter().zip(paths)) {
            assert!(error.is_decode() && error.was_sent(), "{error:?}");
            assert!(error.api_error().is_none(), "{error:?}");
            assert_eq!(
                (error.status(), error.request_id()),
                (Some(status), Some("RQ1"))
            );
            assert_eq!(error.body(), Some(body.as_bytes()));
            assert_eq!(error.json_path(), Some(path), "{body}: {error:?}");
            assert!(std::error::Error::source(&error).is_some(), "{error:?}");
        }
    }
}

#[tokio::test]
async fn a_post_that_created_something_says_so_without_a_body() {
    for status in [200, 201, 202] {
        for [_, error] in readers(&json(status, "")).await {
            assert!(error.is_decode() && error.was_sent(), "{error:?}");
            assert_eq!(
                (error.status(), error.body()),
                (Some(status), Some(&b""[..]))
            );
        }
    }
}

#[tokio::test]
async fn the_error_names_the_place_and_not_the_value() {
    let body = r#"{"things":[{"size":1},{"size":"Ada"}],"state":"x","size":"Ada"}"#;
    let expected = [
        "ListThings: unexpected response body (status 200) at things[1].size",
        "CreateThing: unexpected response body (status 200) at size",
    ];
    let errors = readers(&json(200, body)).await.into_iter();
    for (error, expected) in errors.flat_map(|pair| pair.into_iter().zip(expected)) {
        assert_eq!(error.to_string(), expected);
        let shown = format!("{error:?} {}", error.report());
        assert!(!shown.contains("Ada"), "{shown}");
    }
}

#[tokio::test]
async fn what_is_kept_of_a_success_is_bounded() {
    let page = format!("<html>{}", "x".repeat(3 * 1024 * 1024));
    for error in readers(&html(200, &page)).await.into_iter().flatten() {
        assert!(error.is_decode(), "{error:?}");
        assert_eq!(error.body(), Some(&page.as_bytes()[..1024 * 1024]));
        let shown = format!("{error} {error:?} {}", error.report());
        assert!(shown.len() < 1000, "{} bytes", shown.len());
    }
}
