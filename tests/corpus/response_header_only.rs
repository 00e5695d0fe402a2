//! A response without content has its headers.

use case_response_header_only::HttpResponse;
use wire::{answers_with, client};

#[tokio::test]
async fn the_header_can_be_read() {
    let response = HttpResponse::new(201, "").with_header("location", "/v1/Things/TH1");
    let client = client!(case_response_header_only, answers_with(response));
    let create = client.v1().things().create();
    let response = create.send_with_response().await.expect("a success");
    assert_eq!(response.headers().get("location"), Some("/v1/Things/TH1"));
}
