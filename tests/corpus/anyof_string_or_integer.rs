//! A value that is a text or a number is read and written as it came.

use case_anyof_string_or_integer::{json, v1::ThingCode};
use wire::{answers, client};

#[tokio::test]
async fn either_is_read_and_written_back() {
    let codes = [
        (r#"{"code":"7"}"#, ThingCode::from("7")),
        (r#"{"code":7}"#, ThingCode::from(7)),
        (r#"{"code":[7]}"#, ThingCode::Unrecognized(json!([7]))),
    ];
    for (body, code) in codes {
        let client = client!(case_anyof_string_or_integer, answers(200, body));
        let thing = client.v1().things().list().send().await.expect("a thing");
        assert_eq!(thing.code, Some(code));
        assert_eq!(json!(thing).to_string(), body);
    }
}
