//! A body of bytes is sent as it is.

use wire::{client, media_type};

#[test]
fn the_bytes_are_the_body() {
    let client = client!(case_body_octet_stream);
    let replace = client.v1().things().replace(vec![0, 0xff, b'"', b'\n']);
    let request = replace.prepare().expect("a request");
    assert_eq!(request.body(), [0, 0xff, b'"', b'\n']);
    assert_eq!(media_type(&request), Some("application/octet-stream"));
}
