//! A type list with null is what the other type is, or nothing.

use wire::{answers, client};

#[tokio::test]
async fn null_is_none_and_no_items() {
    let body = r#"{"name":null,"tags":null}"#;
    let client = client!(case_v31_nullable_type_list, answers(200, body));
    let thing = client.v1().things().list().send().await.expect("a thing");
    assert_eq!((thing.name, thing.tags.len()), (None, 0));

    let body = r#"{"name":"Lamp","tags":["red"]}"#;
    let client = client!(case_v31_nullable_type_list, answers(200, body));
    let thing = client.v1().things().list().send().await.expect("a thing");
    assert_eq!(thing.name.as_deref(), Some("Lamp"));
    assert_eq!(thing.tags, ["red"]);
}
