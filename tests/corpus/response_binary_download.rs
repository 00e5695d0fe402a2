//! A file is its bytes, and is asked for by its media type.

use wire::{answers, client};

#[tokio::test]
async fn the_bytes_are_the_result() {
    let bytes = vec![0xff, 0xfb, 0, b'\n'];
    let transport = answers(200, bytes.clone());
    let client = client!(case_response_binary_download, transport.clone());
    let media = client.v1().media_by_sid("ME1").fetch().send().await;
    assert_eq!(media.expect("a file"), bytes);
    let requests = transport.requests();
    assert_eq!(requests[0].headers().get("accept"), Some("audio/mpeg"));
}
