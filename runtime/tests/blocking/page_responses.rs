//! The response of each page, for threads that wait.

use twilio_runtime::{HttpResponse, Response, ScriptedTransport};

use crate::support::{ListThings, builder, scope};

fn two_pages() -> ScriptedTransport {
    let transport = ScriptedTransport::new();
    let next = r#""https://api.example.com/v1/Things?Page=1""#;
    for (id, next) in [("RQ1", next), ("RQ2", "null")] {
        let body = format!(r#"{{"things":[{{"size":1}}],"meta":{{"next_page_url":{next}}}}}"#);
        transport.respond(HttpResponse::new(200, body).with_header("Twilio-Request-Id", id));
    }
    transport
}

#[test]
fn pages_and_records_tell_theirs() {
    let list = || ListThings::new(&scope(builder().transport(two_pages())));
    let pages = list().pages().collect_blocking().expect("two pages");
    let ids = pages.iter().map(|page| page.response()?.request_id());
    assert!(ids.eq([Some("RQ1"), Some("RQ2")]));

    let first = list().send_blocking().expect("a page");
    let second = first
        .next_page_blocking()
        .expect("a page")
        .expect("a second");
    let response = second.response().expect("a response");
    assert_eq!(
        (response.status(), response.request_id()),
        (200, Some("RQ2"))
    );

    let mut records = list().stream().blocking();
    assert!(records.response().is_none());
    for id in ["RQ1", "RQ2"] {
        records.next().expect("a record").expect("a record");
        assert_eq!(records.response().and_then(Response::request_id), Some(id));
    }
}
