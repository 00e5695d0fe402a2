//! What 3.1 can express and 3.0 cannot: constants, definitions within a schema, keywords beside a reference, null as a type.

use case_v31_new_keywords::{
    json,
    v1::{ThingKind, ThingShade},
};
use wire::{answers, client, pair, query};

#[tokio::test]
async fn a_record_of_3_1_is_read_and_written() {
    let transport = answers(
        200,
        r#"{"kind":"lamp","shade":{"color":"red"},"rating":null}"#,
    );
    let client = client!(case_v31_new_keywords, transport.clone());
    let body = json!({ "kind": "lamp", "rating": 4.5 });
    let create = client.v1().things().create(body).size(7);
    let thing = create.send().await.expect("a thing");
    assert_eq!(thing.kind, ThingKind::Lamp);
    assert_eq!(thing.shade, Some(ThingShade::default().color("red")));
    assert_eq!(thing.rating, None);
    let request = &transport.requests()[0];
    assert_eq!(query(request), [pair("Size", "7")]);
    assert_eq!(request.body(), br#"{"kind":"lamp","rating":4.5}"#);
}
