//! A document of 3.1 without its new keywords is read as one of 3.0.

use wire::{answers, client};

#[tokio::test]
async fn a_record_is_read() {
    let body = r#"{"sid":"TH1"}"#;
    let client = client!(case_v31_plain_no_new_keyword, answers(200, body));
    let thing = client.v1().things().list().send().await.expect("a thing");
    assert_eq!(thing.sid.as_deref(), Some("TH1"));
}
