//! A status that is written as a number is one, and a range of errors is no result.

use wire::{answers, client};

#[tokio::test]
async fn the_success_is_read_and_the_range_is_an_error() {
    let body = r#"{"sid":"TH1"}"#;
    let client = client!(case_response_integer_code_and_range, answers(200, body));
    let thing = client.v1().things().list().send().await.expect("a thing");
    assert_eq!(thing.sid.as_deref(), Some("TH1"));

    let client = client!(case_response_integer_code_and_range, answers(404, body));
    let result = client.v1().things().list().send().await;
    assert_eq!(result.expect_err("an error").status(), Some(404));
}
