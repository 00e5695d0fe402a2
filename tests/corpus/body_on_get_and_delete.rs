//! A DELETE request can have a body.

use case_body_on_get_and_delete::{Method, json};
use wire::{answers, client, media_type};

#[tokio::test]
async fn the_body_of_a_delete_is_sent() {
    let transport = answers(204, "");
    let client = client!(case_body_on_get_and_delete, transport.clone());
    let delete = client.v1().things().delete();
    let result = delete.body(json!({ "reason": "broken" })).send().await;
    result.expect("a success");
    let request = &transport.requests()[0];
    assert_eq!(request.method(), Method::Delete);
    assert_eq!(request.body(), br#"{"reason":"broken"}"#);
    assert_eq!(media_type(request), Some("application/json"));
}
