//! Each documented success is a result, whatever its place in the document.

use case_response_two_successes::v1::CreateThingResult;
use wire::{answers, client};

async fn create(status: u16, body: &str) -> CreateThingResult {
    let client = client!(case_response_two_successes, answers(status, body));
    let result = client.v1().things().create().send().await;
    result.expect("a success")
}

#[tokio::test]
async fn the_status_decides() {
    let CreateThingResult::Ok(thing) = create(200, r#"{"sid":"TH1"}"#).await else {
        panic!("another outcome");
    };
    assert_eq!(thing.sid.as_deref(), Some("TH1"));
    let CreateThingResult::Created(made) = create(201, r#"{"location":"/v1"}"#).await else {
        panic!("another outcome");
    };
    assert_eq!(made.location, "/v1");
    assert_eq!(create(204, "").await, CreateThingResult::NoContent);
}

#[tokio::test]
async fn another_success_is_no_error() {
    let result = create(202, "").await;
    assert_eq!(result, CreateThingResult::Unrecognized(202));
}
