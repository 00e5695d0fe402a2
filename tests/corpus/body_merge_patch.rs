//! A body has the media type of the document.

use case_body_merge_patch::json;
use wire::client;

#[test]
fn the_media_type_is_that_of_the_document() {
    let client = client!(case_body_merge_patch);
    let update = client.v1().things().update().body(json!({ "sid": "TH1" }));
    let request = update.prepare().expect("a request");
    let media_type = request.headers().get("content-type");
    assert_eq!(media_type, Some("application/merge-patch+json"));
    assert_eq!(request.body(), br#"{"sid":"TH1"}"#);
}
