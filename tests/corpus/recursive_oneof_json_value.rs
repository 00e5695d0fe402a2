//! A union that contains itself is read and written to any depth; null is among its values.

use case_recursive_oneof_json_value::{json, v1::Json_};
use wire::{answers, client};

#[tokio::test]
async fn lists_hold_lists_and_nulls() {
    let body = r#"{"v":["a",1.5,[null,"b"]]}"#;
    let client = client!(case_recursive_oneof_json_value, answers(200, body));
    let thing = client.v1().things().list().send().await.expect("a thing");
    let inner = Json_::Array(vec![None, Some(Json_::from("b"))]);
    let outer = vec![Some(Json_::from("a")), Some(Json_::from(1.5)), Some(inner)];
    assert_eq!(thing.v, Some(Json_::Array(outer)));
    assert_eq!(json!(thing).to_string(), body);
}

#[tokio::test]
async fn null_is_none_and_an_object_is_kept() {
    let client = client!(
        case_recursive_oneof_json_value,
        answers(200, r#"{"v":null}"#)
    );
    let thing = client.v1().things().list().send().await.expect("a thing");
    assert_eq!(thing.v, None);

    let body = r#"{"v":[{"a":1}]}"#;
    let client = client!(case_recursive_oneof_json_value, answers(200, body));
    let thing = client.v1().things().list().send().await.expect("a thing");
    assert_eq!(json!(thing).to_string(), body);
    let kept = Json_::Unrecognized(json!({ "a": 1 }));
    assert_eq!(thing.v, Some(Json_::Array(vec![Some(kept)])));
}
