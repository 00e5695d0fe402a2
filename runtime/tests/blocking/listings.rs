//! Listings on a thread that waits, over a socket: pages, records and the neighbours of a page.

use serde_json::json;
use twilio_runtime::{Page, Scope};

use crate::{
    reply::{Reply, json as response},
    server::Server,
    support::{ListThings, Thing, builder, scope},
};

/// A page with things of these sizes, and the links a service puts on the page of this number.
fn page(number: usize, sizes: &[i64], is_last: bool) -> Reply {
    let things: Vec<_> = sizes.iter().map(|size| json!({ "size": size })).collect();
    let link = |number: usize| format!("/v1/Things?PageSize=2&Page={number}");
    let body = json!({
        "things": things,
        "meta": {
            "key": "things",
            "first_page_url": link(0),
            "previous_page_url": number.checked_sub(1).map(link),
            "next_page_url": (!is_last).then(|| link(number + 1)),
        },
    });
    response(200, &body.to_string())
}

fn three_pages() -> [Reply; 3] {
    [
        page(0, &[1, 2], false),
        page(1, &[3, 4], false),
        page(2, &[5], true),
    ]
}

fn serve(replies: impl IntoIterator<Item = Reply>) -> (Server, Scope) {
    let server = Server::start(replies);
    let scope = scope(builder().base_url(&server.url));
    (server, scope)
}

fn sizes<'a>(things: impl IntoIterator<Item = &'a Thing>) -> Vec<i64> {
    things.into_iter().filter_map(|thing| thing.size).collect()
}

#[test]
fn all_records_are_read_page_by_page_with_the_headers_of_the_first() {
    for is_prefetching in [false, true] {
        let (server, scope) = serve(three_pages());
        let mut listing = ListThings::new(&scope).flex_metadata("m").page_size(2);
        if is_prefetching {
            listing = listing.with_prefetch();
        }
        let records = listing.stream().collect_blocking().expect("records");
        assert_eq!(sizes(&records), [1, 2, 3, 4, 5]);
        assert_eq!(
            server.targets(),
            [
                "GET /v1/Things?PageSize=2",
                "GET /v1/Things?PageSize=2&Page=1",
                "GET /v1/Things?PageSize=2&Page=2",
            ]
        );
        for request in server.requests() {
            assert!(request.contains("\r\nflex-metadata: m\r\n"), "{request}");
        }
        assert_eq!(server.connections(), 1);
    }
}

#[test]
fn an_iterator_sends_no_more_than_it_is_asked_for() {
    let (server, scope) = serve(three_pages());
    let mut records = ListThings::new(&scope).stream().blocking();
    assert!(server.requests().is_empty());
    let first = records.next().expect("a record").expect("a record");
    assert_eq!((first.size, server.requests().len()), (Some(1), 1));
    let third = records.nth(1).expect("a record").expect("a record");
    assert_eq!((third.size, server.requests().len()), (Some(3), 2));
}

#[test]
fn a_limit_ends_the_listing_and_sets_the_page_size() {
    let (server, scope) = serve(three_pages());
    let pages = ListThings::new(&scope).with_limit(3).pages();
    let pages = pages.collect_blocking().expect("pages");
    let records: Vec<_> = pages.into_iter().flatten().collect();
    assert_eq!(sizes(&records), [1, 2, 3]);
    assert_eq!(server.targets()[0], "GET /v1/Things?PageSize=3");
    assert_eq!(server.requests().len(), 2);

    let nothing = ListThings::new(&scope).with_limit(0).stream();
    assert!(nothing.collect_blocking().expect("nothing").is_empty());
    assert_eq!(server.requests().len(), 2);
}

#[test]
fn a_page_leads_to_its_neighbours() {
    let replies = [
        page(1, &[3, 4], false),
        page(2, &[5], true),
        page(1, &[3, 4], false),
        page(0, &[1, 2], false),
    ];
    let (server, scope) = serve(replies);
    let middle = ListThings::new(&scope)
        .with_page_url("/v1/Things?PageSize=2&Page=1")
        .send_with_response_blocking()
        .expect("the second page");
    assert_eq!(middle.status(), 200);
    let last = middle.value.next_page_blocking().expect("a page");
    let last = last.expect("the last page");
    assert_eq!(sizes(&last.records), [5]);
    assert!(last.next_page_blocking().expect("no error").is_none());
    let middle = last.previous_page_blocking().expect("a page");
    assert_eq!(sizes(&middle.expect("the second page").records), [3, 4]);
    let first = last.first_page_blocking().expect("a page");
    let first = first.expect("the first page");
    assert_eq!(sizes(&first.records), [1, 2]);
    assert!(first.previous_page_blocking().expect("no error").is_none());
    assert_eq!(
        server.targets(),
        [1, 2, 1, 0].map(|page| format!("GET /v1/Things?PageSize=2&Page={page}"))
    );
}

#[test]
fn links_that_lead_elsewhere_are_errors_before_anything_is_sent() {
    let foreign =
        json!({"things": [], "meta": {"next_page_url": "https://other.example/v1/Things"}});
    let circle = json!({"things": [], "meta": {"next_page_url": "/v1/Things"}});
    for body in [foreign, circle] {
        let reply = || response(200, &body.to_string());
        let (server, scope) = serve([reply(), reply(), reply()]);
        let page = ListThings::new(&scope).send_blocking().expect("a page");
        page.next_page_blocking().expect_err("the link");
        let mut pages = ListThings::new(&scope).pages().blocking();
        assert!(pages.next().expect("a page").is_ok());
        assert!(pages.next().expect("an error").is_err());
        assert!(pages.next().is_none());
        let all = ListThings::new(&scope).stream();
        all.collect_blocking().expect_err("the link");
        assert_eq!(server.requests().len(), 3);
    }
    let (server, scope) = serve([]);
    let elsewhere = ListThings::new(&scope).with_page_url("https://other.example/v1/Things");
    elsewhere.send_blocking().expect_err("the link");
    assert!(server.requests().is_empty());
}

#[test]
fn a_page_that_no_client_has_read_has_no_neighbours_to_read() {
    let page = |next: Option<&str>| -> Page<Thing> {
        let link = next.map(str::to_owned);
        let body = json!({"things": [], "meta": {"key": "things", "next_page_url": link}});
        serde_json::from_value(body).expect("a page")
    };
    let next = page(None).next_page_blocking();
    assert!(next.expect("no error").is_none());
    let error = page(Some("/v1/Things?Page=1")).next_page_blocking();
    let error = error.expect_err("nobody to ask");
    assert!(!error.was_sent(), "{error:?}");
}
