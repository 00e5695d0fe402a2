//! Without a discriminator, constant members decide.

use case_oneof_by_constants::{
    json,
    v1::{CatKind, DogKind, Thing},
};
use wire::{answers, client};

async fn fetch(body: &str) -> Thing {
    let client = client!(case_oneof_by_constants, answers(200, body));
    client
        .v1()
        .thing("TH1")
        .fetch()
        .send()
        .await
        .expect("a thing")
}

#[tokio::test]
async fn the_constant_decides() {
    let Thing::Cat(cat) = fetch(r#"{"kind":"cat","name":"Tom"}"#).await else {
        panic!("another member");
    };
    assert_eq!(cat.kind, CatKind::Cat);
    assert_eq!(cat.name.as_deref(), Some("Tom"));
    let Thing::Dog(dog) = fetch(r#"{"kind":"dog"}"#).await else {
        panic!("another member");
    };
    assert_eq!(dog.kind, DogKind::Dog);
}

#[tokio::test]
async fn an_unknown_constant_keeps_its_json() {
    let body = r#"{"kind":"emu","name":"Rod"}"#;
    let thing = fetch(body).await;
    assert_eq!(json!(thing).to_string(), body);
    assert!(matches!(thing, Thing::Unrecognized(json) if json["kind"] == "emu"));
}
