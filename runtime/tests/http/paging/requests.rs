//! A listing makes no request that it does not need, and each of them looks as the caller asked for.

use super::WAYS;
use crate::support::{LISTING, ListThings, Server, builder, five_pages, scope_with};

/// A call of a listing with five pages of three things, the query of its first request, how many requests it makes and
/// how many things it yields.
type Row = (fn(ListThings) -> ListThings, &'static str, usize, i64);

const ROWS: [Row; 15] = [
    (|list| list, "", 5, 15),
    (|list| list.with_limit(7), "?PageSize=7", 3, 7),
    (|list| list.with_limit(7).page_size(3), "?PageSize=3", 3, 7),
    (|list| list.with_limit(6).page_size(3), "?PageSize=3", 2, 6),
    (
        |list| list.with_limit(2).page_size(50),
        "?PageSize=50",
        1,
        2,
    ),
    (|list| list.with_limit(2000), "?PageSize=1000", 5, 15),
    (|list| list.page_size(5000), "?PageSize=1000", 5, 15),
    (
        |list| list.page_size(5000).with_limit(4),
        "?PageSize=1000",
        2,
        4,
    ),
    (|list| list.with_limit(0), "", 0, 0),
    (|list| list.with_limit(0).page_size(3), "", 0, 0),
    (|list| list.page_size(1000), "?PageSize=1000", 5, 15),
    (|list| list.page_size(0), "?PageSize=1", 5, 15),
    (|list| list.with_limit(15), "?PageSize=15", 5, 15),
    (
        |list| list.page(2).with_limit(1),
        "?PageSize=1&Page=2",
        1,
        1,
    ),
    (
        |list| list.page_size(5000).category(["b", "a"]),
        "?Category=b&Category=a&PageSize=1000",
        5,
        15,
    ),
];

#[tokio::test]
async fn a_listing_makes_no_request_that_it_does_not_need() {
    let server = Server::start([]);
    let scope = scope_with(builder(), &server);
    for (change, query, requests, records) in ROWS {
        for way in WAYS {
            for prefetch in [false, true] {
                server.begin_again(five_pages());
                let mut list = change(ListThings::new(&scope));
                if prefetch {
                    list = list.with_prefetch();
                }
                let outcome = way.read(list).await;
                let context = format!("{query} {way:?} {prefetch} {outcome:?}");
                assert!(outcome.error.is_none(), "{context}");
                assert_eq!(outcome.sizes, (0..records).collect::<Vec<_>>(), "{context}");
                let first = format!("GET {LISTING}{query}");
                let later = (1..5).map(|number| format!("GET {LISTING}?Page={number}"));
                let expected: Vec<_> = [first].into_iter().chain(later).take(requests).collect();
                assert_eq!(server.targets(), expected, "{context}");
            }
        }
    }
}

#[tokio::test]
async fn a_limit_sets_the_size_of_a_single_page_and_cuts_nothing_off() {
    let server = Server::start(five_pages());
    let list = ListThings::new(&scope_with(builder(), &server)).with_limit(1);
    assert_eq!(list.send().await.expect("a page").records.len(), 3);
    assert_eq!(server.targets(), [format!("GET {LISTING}?PageSize=1")]);
}

#[tokio::test]
async fn headers_are_on_every_page_and_nowhere_else() {
    for way in WAYS {
        for own_authorization in [None, Some("Bearer own")] {
            let server = Server::start(five_pages());
            let list = ListThings::new(&scope_with(builder(), &server)).flex_metadata("m3t4");
            let mut list = list.with_header("X-Own", "o");
            if let Some(own) = own_authorization {
                list = list.with_header("Authorization", own);
            }
            assert_eq!(way.read(list).await.sizes.len(), 15);
            let requests = server.requests();
            assert_eq!(requests.len(), 5);
            let authorization = own_authorization.unwrap_or("Basic QUMw");
            for request in requests {
                for header in [
                    "flex-metadata: m3t4",
                    "x-own: o",
                    "accept: application/json",
                ] {
                    let line = format!("\r\n{header}\r\n");
                    assert_eq!(request.matches(&line).count(), 1, "{header} in {request}");
                }
                let credentials = format!("\r\nauthorization: {authorization}");
                assert!(request.contains(&credentials), "{request}");
                assert_eq!(request.matches("\r\nauthorization: ").count(), 1);
                assert!(
                    !request
                        .split("\r\n")
                        .next()
                        .unwrap_or_default()
                        .contains("m3t4")
                );
            }
        }
    }
}
