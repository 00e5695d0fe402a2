//! The next page is read ahead only where that is asked for and needed, and ends with its listing.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering::SeqCst},
    },
    time::Duration,
};

use crate::support::{ListThings, Server, builder, five_pages, scope_with};
use tokio::time::sleep;
use twilio_runtime::{HttpRequest, HttpResponse, Scope, Transport, TransportFuture};

/// Reads one record of a listing, and returns how many requests the service has got while the caller is busy with it,
/// and how many in the end.
async fn requests_while_busy(change: fn(ListThings) -> ListThings) -> (usize, usize) {
    let server = Server::start(five_pages());
    let list = change(ListThings::new(&scope_with(builder(), &server)));
    let mut records = list.stream();
    records.next().await.expect("a record").expect("a record");
    // A request that is under way has come by then; one that comes later than that is no failure here.
    sleep(Duration::from_millis(50)).await;
    let while_busy = server.requests().len();
    records.collect().await.expect("records");
    (while_busy, server.requests().len())
}

#[tokio::test]
async fn nothing_is_read_ahead_unless_that_is_asked_for() {
    assert_eq!(requests_while_busy(|list| list).await, (1, 5));
}

#[tokio::test]
async fn no_page_after_the_last_that_is_needed_is_read_ahead() {
    for (change, total) in [
        ((|list| list.with_limit(3)) as fn(ListThings) -> _, 1),
        (|list| list.with_limit(4), 2),
        (|list| list, 5),
    ] {
        let server = Server::start(five_pages());
        let list = change(ListThings::new(&scope_with(builder(), &server)));
        let mut records = list.with_prefetch().stream();
        while let Some(record) = records.next().await {
            record.expect("a record");
            let seen = server.requests().len();
            assert!(seen <= total, "{seen} of {total}");
        }
        assert_eq!(server.requests().len(), total);
    }
}

#[tokio::test]
async fn the_next_page_is_read_while_the_caller_is_busy() {
    let server = Server::start(five_pages());
    let list = ListThings::new(&scope_with(builder(), &server)).with_prefetch();
    let mut records = list.stream();
    records.next().await.expect("a record").expect("a record");
    while server.requests().len() < 2 {
        sleep(Duration::from_millis(1)).await;
    }
    sleep(Duration::from_millis(50)).await;
    assert_eq!(server.requests().len(), 2, "one page ahead and no more");
    assert_eq!(records.collect().await.expect("records").len(), 12);
    assert_eq!(server.requests().len(), 5);
}

#[tokio::test(start_paused = true)]
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
                let page = r#"{"things":[{}],"meta":{"next_page_url":"/v1/Things?P=1"}}"#;
                Ok(HttpResponse::new(200, page))
            })
        }
    }
    let held = Arc::new(());
    let client = builder().transport(First(AtomicBool::new(false), held.clone()));
    let scope = Scope::new(client.build().expect("a client"));
    let mut pages = ListThings::new(&scope).with_prefetch().pages();
    let first = pages.next().await.expect("a page").expect("a page");
    sleep(Duration::from_millis(20)).await;
    assert_eq!(
        Arc::strong_count(&held),
        3,
        "the second request is under way"
    );
    drop((pages, first));
    sleep(Duration::from_millis(20)).await;
    assert_eq!(Arc::strong_count(&held), 2);
}
