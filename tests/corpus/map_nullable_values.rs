//! A value of a map may be null, which is not the same as a missing key.

use case_map_nullable_values::json;
use wire::{answers, client};

#[tokio::test]
async fn null_is_a_value() {
    let body = r#"{"closed":{},"labels":{"a":"x","b":null},"nested":{"c":{"d":[1,2]}}}"#;
    let client = client!(case_map_nullable_values, answers(200, body));
    let thing = client.v1().things().list().send().await.expect("a thing");
    assert_eq!(thing.labels["a"].as_deref(), Some("x"));
    assert_eq!(thing.labels["b"], None);
    assert_eq!(thing.labels.len(), 2);
    assert_eq!(thing.nested["c"]["d"], [1, 2]);
    assert_eq!(thing.closed, Some(json!({})));
    assert_eq!(json!(thing).to_string(), body);
}
