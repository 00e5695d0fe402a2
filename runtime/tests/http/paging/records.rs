//! Where the records of a page are, and what happens where there are none.

use super::{WAYS, sizes};
use crate::support::{ListThings, Server, builder, json as reply, scope_with};
use serde_json::json;

#[tokio::test]
async fn records_are_found_wherever_the_page_says() {
    for (body, expected) in [
        (
            json!({"things": [{"size": 1}], "meta": {"key": "things"}}),
            vec![1],
        ),
        // The document's key counts before the page's.
        (
            json!({"things": [{"size": 1}], "others": [], "meta": {"key": "others"}}),
            vec![1],
        ),
        (
            json!({"items": [{"size": 1}], "others": [2], "meta": {"key": "items"}}),
            vec![1],
        ),
        (
            json!({"items": [{"size": 1}], "meta": {"key": "gone"}}),
            vec![1],
        ),
        (json!({"items": [{"size": 1}, {"size": 2}]}), vec![1, 2]),
        (json!({"things": null, "meta": {"key": "things"}}), vec![]),
        (json!({"things": [], "more": {"a": [1]}}), vec![]),
    ] {
        for way in WAYS {
            let server = Server::start([reply(200, &body.to_string())]);
            let outcome = way
                .read(ListThings::new(&scope_with(builder(), &server)))
                .await;
            assert!(outcome.error.is_none(), "{body}: {outcome:?}");
            assert_eq!(outcome.sizes, expected, "{body}");
            assert_eq!(server.requests().len(), 1);
        }
        let server = Server::start([reply(200, &body.to_string())]);
        let list = ListThings::new(&scope_with(builder(), &server));
        let page = list.send().await.expect("a page");
        assert_eq!(serde_json::to_value(&page).expect("JSON"), body);
        assert_eq!(sizes(&[page]), expected);
    }
}

#[tokio::test]
async fn a_page_of_another_shape_is_an_error_with_its_place() {
    for (body, path) in [
        (
            r#"{"things":[{"size":1},{"size":"Ada"}]}"#,
            "things[1].size",
        ),
        (
            r#"{"meta":{"key":"items"},"items":[{"size":[]}]}"#,
            "items[0].size",
        ),
        (r#"{"things":{}}"#, "things"),
        // Of two lists, neither is the one.
        (r#"{"a":[],"b":[]}"#, ""),
        (r#"{"meta":{}}"#, ""),
        ("[]", ""),
        ("[1,2]", ""),
    ] {
        for way in WAYS {
            let server = Server::start([reply(200, body)]);
            let strict = builder().strict_reading();
            let outcome = way
                .read(ListThings::new(&scope_with(strict, &server)))
                .await;
            let error = outcome.error();
            assert!(error.is_decode() && error.was_sent(), "{body}: {error}");
            assert_eq!(error.body(), Some(body.as_bytes()));
            assert_eq!(error.json_path(), Some(path), "{body}: {error:?}");
            assert!(!format!("{error:?}").contains("Ada"), "{error:?}");
            assert_eq!(server.requests().len(), 1);
        }
    }
}
