//! A list of itself is read and written to any depth.

use case_recursive_array_alias::json;
use wire::{answers, client};

#[tokio::test]
async fn branches_have_branches() {
    let body = r#"{"tree":[[],[[],[]]]}"#;
    let client = client!(case_recursive_array_alias, answers(200, body));
    let thing = client.v1().things().list().send().await.expect("a thing");
    assert_eq!(thing.tree.0.len(), 2);
    assert_eq!(thing.tree.0[1].0.len(), 2);
    assert_eq!(json!(thing).to_string(), body);
}

#[tokio::test]
async fn a_missing_list_is_empty() {
    let client = client!(case_recursive_array_alias, answers(200, "{}"));
    let thing = client.v1().things().list().send().await.expect("a thing");
    assert!(thing.tree.0.is_empty());
    assert_eq!(json!(thing).to_string(), "{}");
}
