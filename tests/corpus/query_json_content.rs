//! A parameter with `content` is JSON in one pair.

use case_query_json_content::v1::Thing;
use wire::{client, pair, query};

#[test]
fn the_json_is_the_value() {
    let client = client!(case_query_json_content);
    let filter = Thing::default().sid("TH1");
    let request = client.v1().things().list().filter(filter).prepare();
    let expected = [pair("filter", r#"{"sid":"TH1"}"#)];
    assert_eq!(query(&request.expect("a request")), expected);
}
