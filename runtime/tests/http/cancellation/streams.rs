//! Futures of a stream's next item that are dropped: the request belongs to the stream and goes on, and no record gets
//! lost or comes twice.

use std::time::Duration;

use super::{MOMENTS, Moment, poll_times, usual};
use crate::support::{ListThings, Reply, Server, five_pages, json, page, scope_with};
use tokio::{task::yield_now, time::timeout};

#[tokio::test]
async fn every_wait_for_a_record_can_be_given_up() {
    for prefetch in [false, true] {
        for moment in MOMENTS {
            for times in 1..4 {
                let pages = five_pages().into_iter();
                let server = Server::start(pages.flat_map(|page| [json(429, ""), page]));
                let mut list = ListThings::new(&scope_with(usual(&server), &server));
                if prefetch {
                    list = list.with_prefetch();
                }
                let (mut records, mut sizes) = (list.stream(), Vec::new());
                loop {
                    match poll_times(times, moment, records.next()).await {
                        Some(Some(record)) => sizes.extend(record.expect("a record").size),
                        Some(None) => break,
                        None => yield_now().await,
                    }
                }
                assert_eq!(sizes, (0..15).collect::<Vec<_>>());
                assert_eq!(server.requests().len(), 10);
            }
        }
    }
}

#[tokio::test]
async fn a_stream_that_is_dropped_leaves_the_client_usable() {
    for prefetch in [false, true] {
        for times in 1..20 {
            let server = Server::start([page(&[1], Some("/v1/Things?Page=1"))]);
            // Two, because nobody knows whether the page after the first was asked for.
            server.then([page(&[2], None), page(&[2], None)]);
            let scope = scope_with(usual(&server), &server);
            let mut list = ListThings::new(&scope);
            if prefetch {
                list = list.with_prefetch();
            }
            let mut records = list.stream();
            for _ in 0..times {
                drop(poll_times(1, Moment::AtOnce, records.next()).await);
                yield_now().await;
            }
            drop(records);
            let first = ListThings::new(&scope).send().await.expect("a page");
            assert_eq!(first.records.len(), 1);
        }
    }
}

#[tokio::test]
async fn a_page_that_does_not_come_is_asked_for_once() {
    let server = Server::start([page(&[1], Some("/v1/Things?Page=1")), Reply::Silence]);
    let scope = scope_with(usual(&server), &server);
    let mut records = ListThings::new(&scope).stream();
    records.next().await.expect("a record").expect("a record");
    while server.requests().len() < 2 {
        assert!(
            timeout(Duration::from_millis(5), records.next())
                .await
                .is_err()
        );
    }
    for _ in 0..3 {
        assert!(
            timeout(Duration::from_millis(5), records.next())
                .await
                .is_err()
        );
    }
    assert_eq!(server.requests().len(), 2);
    drop(records);
    server.then([page(&[2], None)]);
    let things = ListThings::new(&scope).stream().collect().await;
    assert_eq!(things.expect("records")[0].size, Some(2));
}
