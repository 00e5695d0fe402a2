//! A map of itself is read and written to any depth.

use case_recursive_map_alias::json;
use wire::{answers, client};

#[tokio::test]
async fn filters_have_filters() {
    let body = r#"{"filter":{"and":{"a":{},"b":{}}}}"#;
    let client = client!(case_recursive_map_alias, answers(200, body));
    let thing = client.v1().things().list().send().await.expect("a thing");
    assert_eq!(thing.filter.0["and"].0.len(), 2);
    assert!(thing.filter.0["and"].0["a"].0.is_empty());
    assert_eq!(json!(thing).to_string(), body);
}
