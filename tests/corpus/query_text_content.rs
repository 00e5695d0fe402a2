//! A parameter with `content` is written as its media type specifies: a text has quotes in JSON alone.

use wire::{client, pair, query};

#[test]
fn only_json_has_quotes() {
    let client = client!(case_query_text_content);
    let list = client.v1().things().list().note("hello").word("hello");
    let request = list.prepare().expect("a request");
    let expected = [pair("note", "hello"), pair("word", r#""hello""#)];
    assert_eq!(query(&request), expected);
}
