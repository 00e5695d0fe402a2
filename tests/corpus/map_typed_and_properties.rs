//! What a model has beside its properties is kept.

use case_map_typed_and_properties::json;
use wire::{answers, client};

#[tokio::test]
async fn additional_properties_are_written_back() {
    let body = r#"{"sid":"TH1","other":7}"#;
    let client = client!(case_map_typed_and_properties, answers(200, body));
    let thing = client.v1().things().list().send().await.expect("a thing");
    assert_eq!(thing.sid.as_deref(), Some("TH1"));
    assert_eq!(json!(thing), json!({ "sid": "TH1", "other": 7 }));
}
