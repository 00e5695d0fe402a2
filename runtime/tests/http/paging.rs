//! Listings: which requests are made, which records come out, and when it ends.

use crate::support::{ListThings, Thing, scripted};
use serde_json::{Value, json};
use twilio_runtime::{HttpResponse, Pages, Records, ScriptedTransport};

const HERE: &str = "https://api.example.com/v1/Things";

/// Makes a page with records of these sizes, and a link.
fn page(sizes: &[i64], next: Option<&str>) -> HttpResponse {
    let things: Vec<Value> = sizes.iter().map(|size| json!({ "size": size })).collect();
    let body = json!({"things": things, "meta": {"key": "things", "next_page_url": next}});
    HttpResponse::new(200, body.to_string())
}

/// Makes five pages of three records.
fn five_pages() -> ScriptedTransport {
    let transport = ScriptedTransport::new();
    for number in 0..5 {
        let next = format!("{HERE}?Page={}", number + 1);
        transport.respond(page(
            &[0, 1, 2].map(|at| number * 3 + at),
            (number < 4).then_some(&next),
        ));
    }
    transport
}

fn urls(transport: &ScriptedTransport) -> Vec<String> {
    transport
        .requests()
        .iter()
        .map(|request| request.url().replace(HERE, ""))
        .collect()
}

fn sizes(things: &[Thing]) -> Vec<i64> {
    things.iter().filter_map(|thing| thing.size).collect()
}

#[tokio::test]
async fn a_listing_makes_no_request_that_it_does_not_need() {
    type Change = fn(ListThings) -> ListThings;
    let cases: [(Change, usize, usize, &str); 9] = [
        (|list| list, 5, 15, ""),
        (|list| list.with_limit(7), 3, 7, "?PageSize=7"),
        (|list| list.with_limit(7).page_size(3), 3, 7, "?PageSize=3"),
        (|list| list.with_limit(6).page_size(3), 2, 6, "?PageSize=3"),
        (
            |list| list.with_limit(2).page_size(50),
            1,
            2,
            "?PageSize=50",
        ),
        (|list| list.with_limit(2000), 5, 15, "?PageSize=1000"),
        (
            |list| list.page_size(5000).category(["a", "b"]),
            5,
            15,
            "?Category=a&Category=b&PageSize=1000",
        ),
        (
            |list| list.page(2).with_limit(1),
            1,
            1,
            "?PageSize=1&Page=2",
        ),
        (|list| list.with_limit(0), 0, 0, ""),
    ];
    for (change, requests, records, query) in cases {
        let transport = five_pages();
        let things = change(ListThings::new(&scripted(&transport)))
            .stream()
            .collect()
            .await
            .expect("records");
        assert_eq!(
            sizes(&things),
            (0..15).take(records).collect::<Vec<_>>(),
            "{query}"
        );
        let urls = urls(&transport);
        assert_eq!(urls.len(), requests, "{query}");
        assert_eq!(urls.first().map_or("", String::as_str), query);
        assert!(
            urls.iter()
                .skip(1)
                .zip(1..)
                .all(|(url, number)| *url == format!("?Page={number}")),
            "{urls:?}"
        );
    }
}

#[tokio::test]
async fn header_parameters_and_call_options_are_on_every_page() {
    let transport = five_pages();
    let list = ListThings::new(&scripted(&transport))
        .flex_metadata("m")
        .with_header("X-Own", "o");
    assert_eq!(list.pages().collect().await.expect("pages").len(), 5);
    for request in transport.requests() {
        assert_eq!(request.headers().get("flex-metadata"), Some("m"));
        assert_eq!(request.headers().get("x-own"), Some("o"));
        assert!(
            request.headers().get("authorization").is_some() && !request.url().contains("Flex")
        );
    }
}

#[tokio::test]
async fn an_empty_page_in_the_middle_does_not_end_the_listing() {
    let transport = ScriptedTransport::new();
    transport.respond(page(&[1], Some("https://api.example.com/2")));
    transport.respond(page(&[], Some("https://api.example.com/3")));
    transport.respond(page(&[2], None));
    let things = ListThings::new(&scripted(&transport))
        .stream()
        .collect()
        .await
        .expect("records");
    assert_eq!(sizes(&things), [1, 2]);
}

#[tokio::test]
async fn a_link_that_must_not_be_followed_ends_the_listing_with_an_error() {
    let again = "https://api.example.com/v1/Things?Page=1";
    for (links, names) in [
        (
            vec!["https://evil.example.com/v1/Things?Token=t0k"],
            "https://evil.example.com/v1/Things",
        ),
        (
            vec!["http://api.example.com/v1/Things"],
            "http://api.example.com",
        ),
        (vec!["https://api.example.com:444/v1/Things"], ":444"),
        (vec![HERE], HERE),
        (vec![again, again], HERE),
    ] {
        let transport = ScriptedTransport::new();
        for link in &links {
            transport.respond(page(&[1], Some(link)));
        }
        let mut records = ListThings::new(&scripted(&transport)).stream();
        for _ in &links {
            // What was yielded before the error stays.
            assert_eq!(
                records
                    .next()
                    .await
                    .expect("a record")
                    .expect("no error")
                    .size,
                Some(1)
            );
        }
        let error = records.next().await.expect("an end").expect_err("an error");
        assert!(error.is_page_link() && !error.was_sent(), "{error}");
        assert!(
            error.to_string().contains(names) && !error.to_string().contains("t0k"),
            "{error}"
        );
        assert!(records.next().await.is_none());
        assert_eq!(transport.requests().len(), links.len());
    }
}

#[tokio::test]
async fn a_page_is_exactly_status_200() {
    for status in [201, 204, 302, 404, 500] {
        let transport = ScriptedTransport::new();
        transport.respond(HttpResponse::new(status, r#"{"things":[]}"#));
        let mut pages = ListThings::new(&scripted(&transport)).pages();
        let error = pages.next().await.expect("an item").expect_err("an error");
        assert_eq!(
            error.api_error().map(twilio_runtime::ApiError::status),
            Some(status)
        );
        assert!(pages.next().await.is_none());
    }
}

#[tokio::test]
async fn records_are_found_wherever_the_page_says() {
    for body in [
        json!({"things": [{"size": 1}], "others": [], "meta": {"key": "others"}}),
        json!({"items": [{"size": 1}], "others": [2], "meta": {"key": "items"}}),
        json!({"items": [{"size": 1}], "meta": {}}),
    ] {
        let transport = ScriptedTransport::new();
        transport.respond(HttpResponse::new(200, body.to_string()));
        let page = ListThings::new(&scripted(&transport))
            .send()
            .await
            .expect("a page");
        assert_eq!(sizes(&page.records), [1], "{body}");
        assert_eq!(serde_json::to_value(&page).expect("JSON"), body);
    }
}

#[tokio::test]
async fn a_page_of_another_shape_is_a_decode_error_with_its_place() {
    for (body, path) in [
        (
            r#"{"things":[{"size":1},{"size":"Ada"}]}"#,
            "things[1].size",
        ),
        (
            r#"{"meta":{"key":"items"},"items":[{"size":[]}]}"#,
            "items[0].size",
        ),
        (r#"{"meta":{}}"#, ""),
        ("[]", ""),
    ] {
        let transport = ScriptedTransport::new();
        transport.respond(HttpResponse::new(200, body));
        let error = ListThings::new(&scripted(&transport))
            .send()
            .await
            .expect_err("an error");
        assert!(
            error.is_decode() && error.was_sent() && error.body() == Some(body.as_bytes()),
            "{error}"
        );
        assert_eq!(error.json_path(), Some(path), "{error:?}");
        assert!(!format!("{error:?}").contains("Ada"), "{error:?}");
    }
}

#[tokio::test]
async fn the_older_style_links_by_path() {
    let transport = ScriptedTransport::new();
    transport.respond(HttpResponse::new(
        200,
        json!({"things": [{"size": 1}], "next_page_uri": "/v1/T.json?Page=1"}).to_string(),
    ));
    transport.respond(HttpResponse::new(
        200,
        json!({"things": [{"size": 2}], "next_page_uri": null}).to_string(),
    ));
    let things = ListThings::new(&scripted(&transport))
        .stream()
        .collect()
        .await
        .expect("records");
    assert_eq!(sizes(&things), [1, 2]);
    assert_eq!(
        transport.requests()[1].url(),
        "https://api.example.com/v1/T.json?Page=1"
    );
}

#[test]
fn streams_can_be_sent_to_a_task() {
    fn is_task<T: Send + Unpin + 'static>() {}
    is_task::<Pages<Thing>>();
    is_task::<Records<Thing>>();
}
