//! The discriminator decides which model a response is; an unknown one keeps its JSON.

use case_oneof_discriminator_response::{json, v1::Thing};
use wire::{answers, client};

async fn fetch(body: &str) -> Thing {
    let client = client!(case_oneof_discriminator_response, answers(200, body));
    client
        .v1()
        .thing("TH1")
        .fetch()
        .send()
        .await
        .expect("a thing")
}

#[tokio::test]
async fn each_value_of_the_discriminator_is_a_variant() {
    let Thing::Cat(cat) = fetch(r#"{"kind":"cat","lives":9}"#).await else {
        panic!("another member");
    };
    assert_eq!(cat.lives, Some(9));
    let Thing::Dog(dog) = fetch(r#"{"kind":"dog","tricks":["sit"]}"#).await else {
        panic!("another member");
    };
    assert_eq!(dog.tricks, ["sit"]);
}

#[tokio::test]
async fn an_unknown_one_is_written_back() {
    for body in [r#"{"kind":"emu","speed":50}"#, r#"{"lives":9}"#, "[1]"] {
        let thing = fetch(body).await;
        assert_eq!(json!(thing).to_string(), body);
        assert!(matches!(thing, Thing::Unrecognized(_)));
    }
}
