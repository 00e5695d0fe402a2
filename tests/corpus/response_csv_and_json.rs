//! Of several media types, JSON is asked for and read.

use wire::{answers, client};

#[tokio::test]
async fn json_is_asked_for() {
    let transport = answers(200, r#"{"sid":"TH1"}"#);
    let client = client!(case_response_csv_and_json, transport.clone());
    let thing = client.v1().things().list().send().await.expect("a thing");
    assert_eq!(thing.sid.as_deref(), Some("TH1"));
    let requests = transport.requests();
    let accept = requests[0].headers().get("accept");
    assert_eq!(accept, Some("application/json"));
}
