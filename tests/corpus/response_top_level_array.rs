//! A list can be a whole response.

use wire::{answers, client};

#[tokio::test]
async fn the_list_is_the_result() {
    let body = r#"[{"sid":"TH1"},{"sid":"TH2"}]"#;
    let client = client!(case_response_top_level_array, answers(200, body));
    let things = client.v1().things().list().send().await.expect("a list");
    let sids: Vec<_> = things.iter().map(|thing| thing.sid.as_deref()).collect();
    assert_eq!(sids, [Some("TH1"), Some("TH2")]);
}
