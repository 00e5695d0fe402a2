//! Records behind a reference make a listing, with pages and a stream.

use case_paging_array_by_ref::{HttpResponse, json};
use wire::{answers, client};

#[tokio::test]
async fn all_pages_are_read() {
    let next = "https://kiosk.example.com/v1/Things?Page=1";
    let page = |sid: &str, next: Option<&str>| {
        let meta = json!({ "next_page_url": next, "key": "things" });
        json!({ "things": [{ "sid": sid }], "meta": meta }).to_string()
    };
    let transport = answers(200, page("TH1", Some(next)));
    transport.respond(HttpResponse::new(200, page("TH2", None)));
    let client = client!(case_paging_array_by_ref, transport.clone());
    let mut records = client.v1().things().list().stream();
    let mut sids = Vec::new();
    while let Some(thing) = records.next().await {
        sids.push(thing.expect("a record").sid);
    }
    assert_eq!(sids, [Some("TH1".to_owned()), Some("TH2".to_owned())]);
    assert_eq!(transport.requests()[1].url(), next);
}
