//! The link of a page is followed as it stands, over pages without a record, and never in a circle.

use super::WAYS;
use crate::support::{LISTING, ListThings, Server, builder, json, page, scope_with};
use serde_json::json as value;

/// Queries in an order and a spelling that no encoder would choose.
const QUERIES: [&str; 6] = [
    "PageToken=PT%2b%2B~a%20b+c&Page=1&PageSize=3&Category=b&Category=a",
    "z=1&a=%c3%A9&empty=&flag&&=x",
    "PageToken=a%2Fb/c:d@e!$'()*,;[]|^`{}~\\",
    "Page=0001&PageSize=%35%30",
    "q=%zz%&r=a%",
    "?=??",
];

#[tokio::test]
async fn a_link_is_followed_as_it_stands() {
    for query in QUERIES {
        for way in WAYS {
            let server = Server::start([]);
            for link in [
                format!("{LISTING}?{query}"),
                format!("{}{LISTING}?{query}", server.url),
                // The path is the link's too.
                format!("/v2/other%2fthings/./x/../y//?{query}"),
            ] {
                server.then([page(&[1], Some(&link)), page(&[2], None)]);
                let list = ListThings::new(&scope_with(builder(), &server));
                let outcome = way.read(list.page_size(9)).await;
                assert!(outcome.error.is_none(), "{link} {outcome:?}");
                assert_eq!(outcome.sizes, [1, 2]);
                let path = link.replace(&server.url, "");
                let expected = [format!("GET {LISTING}?PageSize=9"), format!("GET {path}")];
                let targets = server.targets();
                assert_eq!(targets[targets.len() - 2..], expected);
            }
            assert_eq!(server.requests().len(), 6);
        }
    }
}

#[tokio::test]
async fn the_host_of_a_link_may_be_spelled_in_another_way() {
    let server = Server::start([]);
    let spelled = server.url.replace("http://", "HTTP://");
    server.then([
        page(&[1], Some(&format!("{spelled}{LISTING}?Page=1"))),
        page(&[2], None),
    ]);
    let list = ListThings::new(&scope_with(builder(), &server));
    let things = list.stream().collect().await.expect("records");
    assert_eq!(things.len(), 2);
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn older_services_put_the_link_beside_the_records() {
    for way in WAYS {
        let answer = |size: u8, next| value!({"things": [{ "size": size }], "next_page_uri": next});
        let next = Some("/v1/Things.json?Page=1");
        let server = Server::start([
            json(200, &answer(1, next).to_string()),
            json(200, &answer(2, None).to_string()),
        ]);
        let list = ListThings::new(&scope_with(builder(), &server));
        assert_eq!(way.read(list).await.sizes, [1, 2]);
        let expected = ["GET /v1/Things", "GET /v1/Things.json?Page=1"];
        assert_eq!(server.targets(), expected);
    }
}

#[tokio::test]
async fn an_empty_page_does_not_end_a_listing() {
    let link = |number| format!("{LISTING}?Page={number}");
    for (pages, expected) in [
        ([&[1][..], &[], &[2]], vec![1, 2]),
        ([&[], &[], &[3]], vec![3]),
        ([&[4, 5], &[], &[]], vec![4, 5]),
    ] {
        for way in WAYS {
            let server = Server::start([
                page(pages[0], Some(&link(1))),
                page(pages[1], Some(&link(2))),
                page(pages[2], None),
            ]);
            let list = ListThings::new(&scope_with(builder(), &server));
            let outcome = way.read(list.with_limit(3)).await;
            assert!(outcome.error.is_none(), "{outcome:?}");
            assert_eq!(outcome.sizes, expected, "{way:?}");
            assert_eq!(server.requests().len(), 3);
        }
    }
}

#[tokio::test]
async fn a_circle_ends_a_listing_with_an_error() {
    for circle in [
        // The first page leads to itself, by its path or in full.
        &[LISTING][..],
        &["{server}/v1/Things"],
        // The second does, or leads back to the first.
        &["/v1/Things?Page=1", "/v1/Things?Page=1"],
        &["/v1/Things?Page=1", "{server}/v1/Things?Page=1"],
        &["/v1/Things?Page=1", LISTING],
        &[
            "/v1/Things?Page=1",
            "/v1/Things?Page=2",
            "/v1/Things?Page=1",
        ],
    ] {
        for way in WAYS {
            let server = Server::start([]);
            let links = circle
                .iter()
                .map(|link| link.replace("{server}", &server.url));
            let links: Vec<_> = links.collect();
            server.then(links.iter().map(|link| page(&[1], Some(link))));
            let outcome = way
                .read(ListThings::new(&scope_with(builder(), &server)))
                .await;
            let error = outcome.error();
            assert!(error.is_page_link() && !error.was_sent(), "{error}");
            assert!(error.to_string().contains(LISTING), "{error}");
            assert!(!error.to_string().contains('?'), "{error}");
            let kept = if way.keeps_what_it_read() {
                links.len()
            } else {
                0
            };
            assert_eq!(outcome.sizes, vec![1; kept], "{way:?}");
            assert_eq!(server.requests().len(), links.len(), "{links:?}");
        }
    }
}

#[tokio::test]
async fn a_link_that_ends_with_the_host_leads_to_the_root() {
    let server = Server::start([]);
    server.then([
        page(&[1], Some(&format!("{}#top", server.url))),
        page(&[2], None),
    ]);
    let list = ListThings::new(&scope_with(builder(), &server));
    let things = list.stream().collect().await.expect("records");
    assert_eq!(things.len(), 2);
    assert_eq!(server.targets(), [&*format!("GET {LISTING}"), "GET /"]);
}

#[tokio::test]
async fn a_link_that_is_not_a_url_is_reported() {
    let server = Server::start([]);
    let link = format!("{}/v1/Things?A=\"quoted\" text", server.url);
    server.then([page(&[1], Some(&link))]);
    let list = ListThings::new(&scope_with(builder(), &server));
    let error = list.stream().collect().await.expect_err("not a URL");
    assert!(
        error.is_page_link() && error.to_string().contains("is not a URL"),
        "{error}"
    );
    assert!(!error.to_string().contains("quoted"), "{error}");
    assert_eq!(server.requests().len(), 1);
}
