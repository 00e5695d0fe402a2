//! A body of one of two shapes is written as the one that was given.

use case_oneof_body_two_forms::v1::{ByText, ByUrl, CreateThingBody};
use wire::client;

#[test]
fn either_shape_is_the_body() {
    let client = client!(case_oneof_body_two_forms);
    let by_url = ByUrl::default().url("https://example.com");
    let by_text = ByText::default().text("Hello");
    for (body, expected) in [
        (
            CreateThingBody::from(by_url),
            r#"{"url":"https://example.com"}"#,
        ),
        (CreateThingBody::from(by_text), r#"{"text":"Hello"}"#),
    ] {
        let request = client.v1().things().create().body(body).prepare();
        assert_eq!(request.expect("a request").body(), expected.as_bytes());
    }
}
