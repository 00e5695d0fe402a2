//! A body that is not required may be left out.

use case_body_json_optional::json;
use wire::{client, media_type};

#[test]
fn no_body_is_sent_unless_it_is_set() {
    let client = client!(case_body_json_optional);
    let create = client.v1().things().create();
    let request = create.prepare().expect("a request");
    assert_eq!(request.body(), b"");
    assert_eq!(media_type(&request), None);
}

#[test]
fn a_body_that_is_set_is_sent() {
    let client = client!(case_body_json_optional);
    for (body, expected) in [
        (json!({}), "{}"),
        (json!({ "sid": "TH1" }), r#"{"sid":"TH1"}"#),
    ] {
        let create = client.v1().things().create().body(body);
        let request = create.prepare().expect("a request");
        assert_eq!(request.body(), expected.as_bytes());
        assert_eq!(media_type(&request), Some("application/json"));
    }
}
