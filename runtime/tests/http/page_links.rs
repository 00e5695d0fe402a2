//! From page to page: by the links of a page, by a URL that was kept, and ahead of time.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering::SeqCst},
    },
    time::Duration,
};

use crate::support::{ListThings, Server, Thing, builder, json as reply, scope_with, scripted};
use serde_json::json;
use twilio_runtime::{
    HttpRequest, HttpResponse, Page, Scope, ScriptedTransport, Transport, TransportFuture,
};

const HERE: &str = "https://api.example.com/v1/Things";

fn page(size: i64, links: [Option<&str>; 3]) -> HttpResponse {
    let [first, previous, next] = links.map(|query| query.map(|query| format!("{HERE}{query}")));
    let meta =
        json!({"first_page_url": first, "previous_page_url": previous, "next_page_url": next});
    HttpResponse::new(
        200,
        json!({"things": [{"size": size}], "meta": meta}).to_string(),
    )
}

fn size(page: Option<Page<Thing>>) -> Option<i64> {
    page?.records[0].size
}

#[tokio::test]
async fn a_page_leads_to_its_neighbours() {
    let transport = ScriptedTransport::new();
    for answer in [
        page(1, [Some("?P=0"), None, Some("?P=1")]),
        page(2, [Some("?P=0"), Some("?P=0"), None]),
        page(1, [Some("?P=0"), None, Some("?P=1")]),
        page(1, [Some("?P=0"), None, Some("?P=1")]),
    ] {
        transport.respond(answer);
    }
    let list = ListThings::new(&scripted(&transport)).flex_metadata("m");
    let first = list.with_header("X-Own", "o").send().await.expect("a page");
    assert!(first.previous_page().await.expect("no error").is_none());
    let second = first.next_page().await.expect("a page").expect("a page");
    assert_eq!(second.records[0].size, Some(2));
    assert!(second.next_page().await.expect("no error").is_none());
    assert_eq!(size(second.previous_page().await.expect("a page")), Some(1));
    assert_eq!(size(second.first_page().await.expect("a page")), Some(1));
    let requests = transport.requests();
    let urls: Vec<_> = requests
        .iter()
        .map(|request| request.url().replace(HERE, ""))
        .collect();
    assert_eq!(urls, ["", "?P=1", "?P=0", "?P=0"]);
    for request in &requests {
        let header = |name| request.headers().get(name);
        assert_eq!(
            (header("flex-metadata"), header("x-own")),
            (Some("m"), Some("o"))
        );
        assert!(header("authorization").is_some());
    }
}

#[tokio::test]
async fn the_pages_of_a_stream_lead_on_too() {
    let transport = ScriptedTransport::new();
    transport.respond(page(1, [None, None, Some("?P=1")]));
    transport.respond(page(2, [None, None, None]));
    let mut pages = ListThings::new(&scripted(&transport)).pages();
    let first = pages.next().await.expect("a page").expect("a page");
    assert_eq!(size(first.next_page().await.expect("a page")), Some(2));
}

#[tokio::test]
async fn a_page_does_not_lead_to_itself_or_away() {
    for link in ["https://evil.example/v1/Things?secret=1", HERE] {
        let transport = ScriptedTransport::new();
        let body = json!({"things": [], "meta": {"next_page_url": link}}).to_string();
        transport.respond(HttpResponse::new(200, body));
        let page = ListThings::new(&scripted(&transport))
            .send()
            .await
            .expect("a page");
        let error = page.next_page().await.expect_err("an error");
        assert!(
            error.is_page_link() && !error.to_string().contains("secret"),
            "{error}"
        );
        assert_eq!(transport.requests().len(), 1);
    }
    let read = json!({"things": [], "meta": {"next_page_url": HERE}});
    let page: Page<Thing> = serde_json::from_value(read).expect("a page");
    assert!(
        page.next_page()
            .await
            .expect_err("no client")
            .is_page_link()
    );
    assert!(page.previous_page().await.expect("no link").is_none());
}

#[tokio::test]
async fn a_listing_goes_on_from_a_url_that_was_kept() {
    let transport = ScriptedTransport::new();
    transport.respond(page(2, [None, None, Some("?P=2")]));
    transport.respond(page(3, [None, None, None]));
    let list = ListThings::new(&scripted(&transport))
        .flex_metadata("m")
        .page_size(9);
    let things = list
        .with_page_url(format!("{HERE}?P=1"))
        .stream()
        .collect()
        .await;
    assert_eq!(things.expect("records").len(), 2);
    let requests = transport.requests();
    assert_eq!(requests[0].url(), format!("{HERE}?P=1"));
    assert_eq!(requests[0].headers().get("flex-metadata"), Some("m"));
}

#[tokio::test]
async fn a_url_of_something_else_is_refused() {
    for url in [
        "https://evil.example/v1/Things?P=1",
        "http://api.example.com/v1/Things?P=1",
        "https://api.example.com/v1/Things/TH1?P=1",
        "https://api.example.com/v1/Other?P=1",
        "/v1/Other",
        "nothing",
    ] {
        let transport = ScriptedTransport::new();
        let list = || ListThings::new(&scripted(&transport)).with_page_url(url);
        let error = list().send().await.expect_err("an error");
        assert!(error.is_page_link() && !error.was_sent(), "{error}");
        assert!(
            list()
                .pages()
                .collect()
                .await
                .expect_err("an error")
                .is_page_link()
        );
        assert!(list().prepare().expect_err("an error").is_page_link());
        assert!(transport.requests().is_empty());
    }
}

#[tokio::test]
async fn a_limit_sets_the_size_of_one_page_and_cuts_nothing_off() {
    let transport = ScriptedTransport::new();
    let body = json!({"things": [{"size": 1}, {"size": 2}], "meta": {}}).to_string();
    transport.respond(HttpResponse::new(200, body));
    let list = ListThings::new(&scripted(&transport)).with_limit(1);
    assert_eq!(list.send().await.expect("a page").records.len(), 2);
    assert_eq!(transport.requests()[0].url(), format!("{HERE}?PageSize=1"));
}

/// Starts a service with pages of one record, and counts the requests that it has seen a while later.
async fn requests_while_busy(list: impl Fn(ListThings) -> ListThings) -> (usize, usize) {
    let server = Server::start((0..3).map(|number| {
        let next = (number < 2).then(|| format!("/v1/Things?Page={number}"));
        let body = json!({"things": [{"size": number}], "meta": {"next_page_url": next}});
        reply(200, &body.to_string())
    }));
    let scope = scope_with(builder(), &server);
    let mut records = list(ListThings::new(&scope)).stream();
    records.next().await.expect("a record").expect("a record");
    tokio::time::sleep(Duration::from_millis(100)).await;
    let while_busy = server.requests().len();
    records.collect().await.expect("records");
    (while_busy, server.requests().len())
}

#[tokio::test]
async fn the_next_page_is_read_ahead_only_where_that_is_asked_for_and_needed() {
    assert_eq!(requests_while_busy(|list| list).await, (1, 3));
    assert_eq!(requests_while_busy(ListThings::with_prefetch).await, (2, 3));
    assert_eq!(
        requests_while_busy(|list| list.with_prefetch().with_limit(1)).await,
        (1, 1)
    );
    assert_eq!(
        requests_while_busy(|list| list.with_prefetch().with_limit(2)).await,
        (2, 2)
    );
}

#[tokio::test]
async fn a_page_that_is_read_ahead_ends_with_its_listing() {
    struct First(AtomicBool, Arc<()>);
    impl Transport for First {
        fn send(&self, _: HttpRequest) -> TransportFuture<'_> {
            let is_first = !self.0.swap(true, SeqCst);
            let held = self.1.clone();
            Box::pin(async move {
                if !is_first {
                    std::future::pending::<()>().await;
                }
                drop(held);
                Ok(page(1, [None, None, Some("?P=1")]))
            })
        }
    }
    let held = Arc::new(());
    let client = builder().transport(First(AtomicBool::new(false), held.clone()));
    let scope = Scope::new(client.build().expect("a client"));
    let mut pages = ListThings::new(&scope).with_prefetch().pages();
    let first = pages.next().await.expect("a page").expect("a page");
    tokio::time::sleep(Duration::from_millis(20)).await;
    assert_eq!(
        Arc::strong_count(&held),
        3,
        "the second request is under way"
    );
    drop((pages, first));
    tokio::time::sleep(Duration::from_millis(20)).await;
    assert_eq!(Arc::strong_count(&held), 2);
}

#[tokio::test]
async fn over_a_socket_a_listing_makes_no_request_that_it_does_not_need() {
    type Change = fn(ListThings) -> ListThings;
    let cases: [(Change, usize, usize, &str); 7] = [
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
        (|list| list.with_limit(0), 0, 0, ""),
    ];
    for (change, requests, records, query) in cases {
        for prefetch in [false, true] {
            let server = Server::start((0..5).map(|number| {
                let next = (number < 4).then(|| format!("/v1/Things?Page={}", number + 1));
                let things = [0, 1, 2].map(|at| json!({ "size": number * 3 + at }));
                let body = json!({"things": things, "meta": {"next_page_url": next}});
                reply(200, &body.to_string())
            }));
            let mut list = change(ListThings::new(&scope_with(builder(), &server)));
            if prefetch {
                list = list.with_prefetch();
            }
            let things = list.flex_metadata("m").stream().collect().await;
            assert_eq!(things.expect("records").len(), records, "{query}");
            let seen = server.requests();
            assert_eq!(seen.len(), requests, "{query}");
            let first = format!("GET /v1/Things{query} HTTP/1.1\r\n");
            assert!(
                seen.first()
                    .is_none_or(|request| request.starts_with(&first))
            );
            let metadata = "\r\nflex-metadata: m\r\n";
            assert!(seen.iter().all(|request| request.contains(metadata)));
        }
    }
}

#[tokio::test]
async fn over_a_socket_an_empty_page_goes_on_and_a_circle_or_a_failure_ends_the_listing() {
    let page = |size: Option<i64>, next: &str| {
        let things: Vec<_> = size.iter().map(|size| json!({ "size": size })).collect();
        let body = json!({"things": things, "meta": {"next_page_url": next}});
        reply(200, &body.to_string())
    };
    for (last, is_link, requests) in [
        (page(Some(2), "/v1/Things?Page=1"), true, 3),
        (reply(404, r#"{"code":20404}"#), false, 3),
    ] {
        let first = page(Some(1), "/v1/Things?Page=1");
        let server = Server::start([first, page(None, "/v1/Things?Page=2"), last]);
        let mut records = ListThings::new(&scope_with(builder(), &server)).stream();
        let (mut yielded, mut failure) = (0, None);
        while let Some(record) = records.next().await {
            match record {
                Ok(_) => yielded += 1,
                Err(error) => failure = Some(error),
            }
        }
        let error = failure.expect("an error");
        assert_eq!(error.is_page_link(), is_link, "{error}");
        assert_eq!(yielded, if is_link { 2 } else { 1 });
        assert_eq!(server.requests().len(), requests);
    }
}
