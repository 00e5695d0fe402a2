//! A page with two lists is one record, which a warning explains, with the links of its pages.

use wire::{answers, client};

#[tokio::test]
async fn both_lists_and_the_link_can_be_read() {
    let body = r#"{"things":[{"sid":"TH1"}],"warnings":["old"],"meta":{"next_page_url":"/2"}}"#;
    let client = client!(case_paging_two_arrays, answers(200, body));
    let page = client.v1().things().list().send().await.expect("a page");
    assert_eq!(page.things[0].sid.as_deref(), Some("TH1"));
    assert_eq!(page.warnings, ["old"]);
    let meta = page.meta.expect("the links");
    assert_eq!(meta.next_page_url.as_deref(), Some("/2"));
}
