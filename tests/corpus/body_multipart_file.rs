//! A file is a part of `multipart/form-data`.

use case_body_multipart_file::Part;
use wire::{client, media_type};

#[test]
fn the_file_and_the_text_are_parts() {
    let client = client!(case_body_multipart_file);
    let file = Part::new(*b"\x89PNG\r\n")
        .file_name("lamp.png")
        .media_type("image/png");
    let create = client.v1().things().create(file).note("A lamp");
    let request = create.prepare().expect("a request");

    let media_type = media_type(&request).expect("a media type");
    let boundary = media_type.strip_prefix("multipart/form-data; boundary=");
    let boundary = boundary.expect("a boundary").trim_matches('"');
    let mut expected = Vec::new();
    for part in [
        &b"Content-Disposition: form-data; name=\"file\"; filename=\"lamp.png\"\r\n\
           Content-Type: image/png\r\n\r\n\x89PNG\r\n\r\n"[..],
        b"Content-Disposition: form-data; name=\"note\"\r\n\r\nA lamp\r\n",
    ] {
        expected.extend_from_slice(format!("--{boundary}\r\n").as_bytes());
        expected.extend_from_slice(part);
    }
    expected.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
    assert_eq!(
        String::from_utf8_lossy(request.body()),
        String::from_utf8_lossy(&expected)
    );
    assert_eq!(request.body(), expected);
}
