//! Null, numbers and duplicates among the values of an enum.

use case_enum_null_numbers_duplicates::v1::{ThingA, ThingB};
use wire::{answers, client};

#[tokio::test]
async fn each_value_is_read() {
    let body = r#"{"a":null,"b":"one","c":2,"d":0.5,"e":true}"#;
    let client = client!(case_enum_null_numbers_duplicates, answers(200, body));
    let thing = client.v1().things().list().send().await.expect("a thing");
    assert_eq!((thing.a, thing.b), (None, Some(ThingB::One)));
    assert_eq!(
        (thing.c, thing.d, thing.e),
        (Some(2), Some(0.5), Some(true))
    );

    let body = r#"{"a":"two","f":"1"}"#;
    let client = client!(case_enum_null_numbers_duplicates, answers(200, body));
    let thing = client.v1().things().list().send().await.expect("a thing");
    assert_eq!(thing.a, Some(ThingA::Two));
    assert_eq!(thing.f.as_ref().map(|f| f.as_str()), Some("1"));
}
