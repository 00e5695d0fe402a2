//! `anyOf` of a model and null is an `Option` of the model.

use wire::{answers, client};

#[tokio::test]
async fn null_is_none_and_an_object_the_model() {
    let client = client!(case_v31_null_in_anyof, answers(200, r#"{"owner":null}"#));
    let thing = client.v1().things().list().send().await.expect("a thing");
    assert_eq!(thing.owner, None);

    let body = r#"{"owner":{"name":"Ada"}}"#;
    let client = client!(case_v31_null_in_anyof, answers(200, body));
    let thing = client.v1().things().list().send().await.expect("a thing");
    let owner = thing.owner.expect("an owner");
    assert_eq!(owner.name.as_deref(), Some("Ada"));
}
