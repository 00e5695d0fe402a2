//! `allOf` makes one model with the fields of all parts.

use wire::{answers, client};

#[tokio::test]
async fn one_model_has_all_fields() {
    let body = r#"{"sid":"TH1","date_created":"2024-05-01T10:00:00Z","name":"Lamp"}"#;
    let client = client!(case_allof_inheritance, answers(200, body));
    let thing = client.v1().things().list().send().await.expect("a thing");
    assert_eq!(thing.sid, "TH1");
    assert_eq!(thing.name.as_deref(), Some("Lamp"));
    let created = thing.date_created.expect("a date");
    assert_eq!(created.to_string(), "2024-05-01T10:00:00Z");
}

#[tokio::test]
async fn what_the_base_requires_is_required() {
    let client = client!(case_allof_inheritance, answers(200, r#"{"name":"Lamp"}"#));
    let strict = client.v1().things().list().with_strict_reading(true);
    assert!(strict.send().await.is_err());
    let client = client!(case_allof_inheritance, answers(200, r#"{"name":"Lamp"}"#));
    let thing = client.v1().things().list().send().await.expect("a thing");
    assert_eq!(thing.name.as_deref(), Some("Lamp"));
    assert_eq!(thing.mismatches()[0].path(), "sid");
}
