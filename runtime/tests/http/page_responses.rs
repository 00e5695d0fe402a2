//! The response of each page, however a listing is read.

use std::iter::repeat_n;

use twilio_runtime::{HttpResponse, Page, Response, ScriptedTransport};

use crate::support::{ListThings, Thing, retrying, scripted, scripted_with};

const NEXT: &str = r#""https://api.example.com/v1/Things?Page=1""#;

fn page(number: u32, next: &str) -> HttpResponse {
    HttpResponse::new(200, body(number, next))
        .with_header("Twilio-Request-Id", &format!("RQ{number}"))
}

fn body(number: u32, next: &str) -> String {
    format!(r#"{{"things":[{{"size":{number}}},{{"size":0}}],"meta":{{"next_page_url":{next}}}}}"#)
}

fn two_pages() -> ScriptedTransport {
    let transport = ScriptedTransport::new();
    transport.respond(page(1, NEXT));
    transport.respond(page(2, "null"));
    transport
}

fn id(response: Option<&Response<()>>) -> &str {
    let response = response.expect("a response");
    assert_eq!((response.status(), response.attempts()), (200, 1));
    assert!(!response.headers().is_empty());
    response.request_id().expect("an id")
}

#[tokio::test]
async fn every_page_has_its_own() {
    for prefetch in [false, true] {
        let request = ListThings::new(&scripted(&two_pages()));
        let request = if prefetch {
            request.with_prefetch()
        } else {
            request
        };
        let pages = request.pages().collect().await.expect("two pages");
        let ids: Vec<_> = pages.iter().map(|page| id(page.response())).collect();
        assert_eq!(ids, ["RQ1", "RQ2"]);
        let bodies = pages
            .iter()
            .filter_map(|page| Some(page.response()?.body()));
        assert!(bodies.eq([body(1, NEXT).as_bytes(), body(2, "null").as_bytes()]));
    }
}

#[tokio::test]
async fn so_have_those_beside_a_page_and_what_is_copied_of_it() {
    let scope = scripted(&two_pages());
    let first = ListThings::new(&scope).send().await.expect("a page");
    let second = first.next_page().await.expect("a page").expect("a second");
    assert_eq!(
        (id(first.response()), id(second.response())),
        ("RQ1", "RQ2")
    );
    let bytes = |page: &Page<Thing>| page.response().map(|response| response.body().as_ptr());
    assert_eq!(bytes(&first.clone()), bytes(&first), "the bytes are shared");
}

#[tokio::test]
async fn a_stream_tells_that_of_the_last_record() {
    let mut records = ListThings::new(&scripted(&two_pages())).stream();
    assert!(records.response().is_none());
    let mut ids = Vec::new();
    while let Some(record) = records.next().await {
        record.expect("a record");
        ids.push(id(records.response()).to_owned());
    }
    assert!(
        ids.iter().eq(repeat_n("RQ1", 2).chain(repeat_n("RQ2", 2))),
        "{ids:?}"
    );
}

#[tokio::test]
async fn it_counts_the_attempts_of_that_page() {
    let transport = ScriptedTransport::new();
    transport.respond(HttpResponse::new(503, ""));
    transport.respond(page(1, "null"));
    let scope = scripted_with(retrying(), &transport);
    let page = ListThings::new(&scope).send().await.expect("a page");
    assert_eq!(page.response().map(Response::attempts), Some(2));
}

#[test]
fn a_page_that_was_not_read_by_a_client_has_none() {
    let page: Page<Thing> = serde_json::from_str(&body(1, NEXT)).expect("a page");
    assert!(page.response().is_none());
}
