//! Each member of a union has the fields of the base beside it.

use case_allof_beside_oneof::v1::Thing;
use wire::{answers, client};

async fn fetch(body: &str) -> Thing {
    let client = client!(case_allof_beside_oneof, answers(200, body));
    client
        .v1()
        .thing("TH1")
        .fetch()
        .send()
        .await
        .expect("a thing")
}

#[tokio::test]
async fn the_required_properties_decide() {
    let Thing::ByUrl(thing) = fetch(r#"{"sid":"TH1","url":"https://example.com"}"#).await else {
        panic!("another member");
    };
    assert_eq!((&*thing.sid, &*thing.url), ("TH1", "https://example.com"));
    let Thing::ByText(thing) = fetch(r#"{"sid":"TH2","text":"Hello"}"#).await else {
        panic!("another member");
    };
    assert_eq!((&*thing.sid, &*thing.text), ("TH2", "Hello"));
}

#[tokio::test]
async fn one_without_the_base_keeps_its_json() {
    let thing = fetch(r#"{"text":"Hello"}"#).await;
    assert!(matches!(thing, Thing::Unrecognized(json) if json["text"] == "Hello"));
}
