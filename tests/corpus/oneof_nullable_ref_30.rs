//! `nullable` beside `oneOf` or `allOf` with one reference is an `Option` of the model.

use wire::{answers, client};

#[tokio::test]
async fn null_is_none_and_an_object_the_model() {
    let body = r#"{"owner":null,"keeper":{"name":"Ada"}}"#;
    let client = client!(case_oneof_nullable_ref_30, answers(200, body));
    let thing = client.v1().things().list().send().await.expect("a thing");
    assert_eq!(thing.owner, None);
    let keeper = thing.keeper.expect("a keeper");
    assert_eq!(keeper.name.as_deref(), Some("Ada"));

    let body = r#"{"owner":{"name":"Ada"},"keeper":null}"#;
    let client = client!(case_oneof_nullable_ref_30, answers(200, body));
    let thing = client.v1().things().list().send().await.expect("a thing");
    let owner = thing.owner.expect("an owner");
    assert_eq!(owner.name.as_deref(), Some("Ada"));
    assert_eq!(thing.keeper, None);
}
