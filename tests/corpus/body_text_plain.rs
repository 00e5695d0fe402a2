//! A body of text is sent as it is, not as JSON.

use wire::{client, media_type};

#[test]
fn the_text_is_the_body() {
    let client = client!(case_body_text_plain);
    let create = client.v1().things().create().body("say \"hello\" &");
    let request = create.prepare().expect("a request");
    assert_eq!(request.body(), b"say \"hello\" &");
    assert_eq!(media_type(&request), Some("text/plain"));
}

#[test]
fn no_text_is_no_body() {
    let client = client!(case_body_text_plain);
    let request = client.v1().things().create().prepare();
    let request = request.expect("a request");
    assert_eq!((request.body(), media_type(&request)), (&b""[..], None));
}
