//! A text is the result as it is, not as JSON.

use wire::{answers, client};

#[tokio::test]
async fn the_text_is_the_result() {
    let transport = answers(200, "say \"hello\"\n");
    let client = client!(case_response_text_plain, transport.clone());
    let report = client.v1().report("RE1").fetch().send().await;
    assert_eq!(report.expect("a report"), "say \"hello\"\n");
    let requests = transport.requests();
    assert_eq!(requests[0].headers().get("accept"), Some("text/plain"));
}
