//! A schema with `properties` beside `allOf` has the fields of both, without `type: object`.

use case_allof_beside_properties_untyped::json;
use wire::{answers, client};

#[tokio::test]
async fn the_base_is_read_and_written() {
    let body = r#"{"sid":"TH1","name":"Lamp"}"#;
    let client = client!(case_allof_beside_properties_untyped, answers(200, body));
    let thing = client.v1().things().list().send().await.expect("a thing");
    assert_eq!(thing.sid.as_deref(), Some("TH1"));
    assert_eq!(thing.name.as_deref(), Some("Lamp"));
    assert_eq!(json!(thing), json!({ "sid": "TH1", "name": "Lamp" }));
}
