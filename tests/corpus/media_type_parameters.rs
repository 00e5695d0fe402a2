//! Media types keep their parameters, and are JSON with them as without.

use case_media_type_parameters::{HttpResponse, json};
use wire::{answers_with, client, media_type};

#[tokio::test]
async fn both_media_types_are_sent_and_the_answer_is_json() {
    let response = HttpResponse::new(200, br#"{"sid":"TH1"}"#)
        .with_header("content-type", "application/hal+json; v=2");
    let transport = answers_with(response);
    let client = client!(case_media_type_parameters, transport.clone());
    let create = client.v1().things().create().body(json!({ "sid": "TH1" }));
    let thing = create.send().await.expect("a thing");
    assert_eq!(thing.sid.as_deref(), Some("TH1"));
    let request = &transport.requests()[0];
    assert_eq!(media_type(request), Some("application/json; charset=utf-8"));
    let accept = request.headers().get("accept");
    assert_eq!(accept, Some("application/hal+json; v=2"));
}
