//! From page to page by hand: by the links of a page, and by a URL that was kept.

use super::WAYS;
use crate::support::{
    LISTING, ListThings, Reply, Server, builder, json as reply, page, scope_with,
};
use serde_json::json;
use twilio_runtime::{Page, Scope};

use crate::support::Thing;

fn linked_page(size: i64, links: [Option<&str>; 3]) -> Reply {
    let [first, previous, next] = links.map(|query| query.map(|query| format!("{LISTING}{query}")));
    let meta =
        json!({"first_page_url": first, "previous_page_url": previous, "next_page_url": next});
    reply(
        200,
        &json!({"things": [{"size": size}], "meta": meta}).to_string(),
    )
}

fn size(page: Option<Page<Thing>>) -> Option<i64> {
    page?.records[0].size
}

fn start(replies: impl IntoIterator<Item = Reply>) -> (Scope, Server) {
    let server = Server::start(replies);
    (scope_with(builder(), &server), server)
}

#[tokio::test]
async fn a_page_leads_to_its_neighbours() {
    let (scope, server) = start([
        linked_page(1, [Some("?P=0"), None, Some("?P=1")]),
        linked_page(2, [Some("?P=0"), Some("?P=0"), None]),
        linked_page(1, [Some("?P=0"), None, Some("?P=1")]),
        linked_page(1, [Some("?P=0"), None, Some("?P=1")]),
    ]);
    let list = ListThings::new(&scope).flex_metadata("m");
    let first = list.with_header("X-Own", "o").send().await.expect("a page");
    assert!(first.previous_page().await.expect("no error").is_none());
    let second = first.next_page().await.expect("a page").expect("a page");
    assert_eq!(second.records[0].size, Some(2));
    assert!(second.next_page().await.expect("no error").is_none());
    assert_eq!(size(second.previous_page().await.expect("a page")), Some(1));
    assert_eq!(size(second.first_page().await.expect("a page")), Some(1));
    let expected = ["", "?P=1", "?P=0", "?P=0"].map(|query| format!("GET {LISTING}{query}"));
    assert_eq!(server.targets(), expected);
    for request in server.requests() {
        for header in [
            "flex-metadata: m\r\n",
            "x-own: o\r\n",
            "authorization: Basic QUMw",
        ] {
            assert!(request.contains(&format!("\r\n{header}")), "{request}");
        }
    }
}

#[tokio::test]
async fn the_pages_of_a_stream_lead_on_too() {
    let (scope, server) = start([page(&[1], Some("/v1/Things?P=1")), page(&[2], None)]);
    let mut pages = ListThings::new(&scope).pages();
    let first = pages.next().await.expect("a page").expect("a page");
    assert_eq!(size(first.next_page().await.expect("a page")), Some(2));
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn a_page_does_not_lead_to_itself() {
    let (scope, server) = start([page(&[1], Some(LISTING))]);
    let first = ListThings::new(&scope).send().await.expect("a page");
    let error = first.next_page().await.expect_err("a circle");
    assert!(error.is_page_link() && !error.was_sent(), "{error}");
    assert_eq!(server.requests().len(), 1);
    // Nor does one that no client has read lead anywhere.
    let read = json!({"things": [], "meta": {"next_page_url": LISTING}});
    let page: Page<Thing> = serde_json::from_value(read).expect("a page");
    let error = page.next_page().await.expect_err("no client");
    assert!(error.is_page_link(), "{error}");
    assert!(page.previous_page().await.expect("no link").is_none());
}

#[tokio::test]
async fn a_listing_goes_on_from_a_url_that_was_kept() {
    for way in WAYS {
        let (scope, server) = start([page(&[2], Some("/v1/Things?P=2")), page(&[3], None)]);
        let list = ListThings::new(&scope).flex_metadata("m").page_size(9);
        let outcome = way
            .read(list.with_page_url(format!("{}{LISTING}?P=1", server.url)))
            .await;
        assert_eq!(outcome.sizes, [2, 3], "{outcome:?}");
        assert_eq!(
            server.targets(),
            ["GET /v1/Things?P=1", "GET /v1/Things?P=2"]
        );
        let requests = server.requests();
        let has_header = |request: &String| request.contains("\r\nflex-metadata: m\r\n");
        assert!(requests.iter().all(has_header), "{requests:?}");
    }
}

#[tokio::test]
async fn a_url_of_something_else_is_refused() {
    for url in [
        "https://evil.example/v1/Things?P=1",
        "{other}/v1/Things?P=1",
        "{server}/v1/Things/TH1?P=1",
        "{server}/v1/Other?P=1",
        "/v1/Other",
        "nothing",
        "",
    ] {
        let other = Server::start([page(&[9], None)]);
        let (scope, server) = start([page(&[9], None)]);
        let url = url
            .replace("{server}", &server.url)
            .replace("{other}", &other.url);
        let list = || ListThings::new(&scope).with_page_url(&*url);
        let error = list().send().await.expect_err("an error");
        assert!(error.is_page_link() && !error.was_sent(), "{url}: {error}");
        for way in WAYS {
            let outcome = way.read(list()).await;
            assert!(outcome.error().is_page_link(), "{url}: {outcome:?}");
        }
        assert!(list().prepare().expect_err("an error").is_page_link());
        assert_eq!((server.requests().len(), other.connections()), (0, 0));
    }
}
