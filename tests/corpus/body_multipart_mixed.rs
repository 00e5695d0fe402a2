//! Any multipart body is sent as a form.

use wire::{client, media_type};

#[test]
fn it_is_form_data() {
    let client = client!(case_body_multipart_mixed);
    let request = client.v1().things().create().note("x").prepare();
    let request = request.expect("a request");
    let media_type = media_type(&request).expect("a media type");
    assert!(media_type.starts_with("multipart/form-data; boundary="));
}
