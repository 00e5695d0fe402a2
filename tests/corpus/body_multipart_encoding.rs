//! The parts of a multipart body are written as their `encoding` specifies; objects are JSON, and each file is a part.

use case_body_multipart_encoding::{Part, json};
use wire::client;

#[test]
fn each_part_has_its_media_type() {
    let client = client!(case_body_multipart_encoding);
    let create = client.v1().things().create();
    let files = ["a.txt", "b.txt"].map(|name| Part::new(*b"x").file_name(name));
    let request = create
        .word("hello")
        .shape(json!({ "a": 1 }))
        .files(files)
        .prepare()
        .expect("a request");
    let body = String::from_utf8_lossy(request.body());
    for part in [
        "name=\"word\"\r\nContent-Type: application/json\r\n\r\n\"hello\"\r\n",
        "name=\"shape\"\r\nContent-Type: application/json\r\n\r\n{\"a\":1}\r\n",
        "name=\"files\"; filename=\"a.txt\"\r\nContent-Type: application/octet-stream\r\n\r\nx\r\n",
        "name=\"files\"; filename=\"b.txt\"\r\nContent-Type: application/octet-stream\r\n\r\nx\r\n",
    ] {
        assert!(body.contains(part), "{part} is not in {body}");
    }
    assert!(!body.contains("name=\"other\""));
}
