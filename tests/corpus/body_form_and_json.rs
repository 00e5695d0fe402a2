//! Of a form and JSON, the body is what the document has first.

use case_body_form_and_json::json;
use wire::{client, media_type};

#[test]
fn the_first_is_sent() {
    let client = client!(case_body_form_and_json);
    let create = client.v1().things().create().body(json!({ "sid": "TH1" }));
    let request = create.prepare().expect("a request");
    assert_eq!(request.body(), br#"{"sid":"TH1"}"#);
    assert_eq!(media_type(&request), Some("application/json"));
}
