//! A response may be null as a whole.

use wire::{answers, client};

#[tokio::test]
async fn null_is_none() {
    let client = client!(case_response_nullable_top, answers(200, "null"));
    let thing = client.v1().things().list().send().await;
    assert_eq!(thing.expect("a success"), None);
}

#[tokio::test]
async fn an_object_is_the_model() {
    let client = client!(case_response_nullable_top, answers(200, r#"{"a":"x"}"#));
    let thing = client.v1().things().list().send().await;
    let thing = thing.expect("a success").expect("a thing");
    assert_eq!(thing.a.as_deref(), Some("x"));
}
