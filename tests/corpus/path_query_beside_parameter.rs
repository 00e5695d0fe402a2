//! The query of a path and the query parameters make one query.

use wire::{client, pair, query};

#[test]
fn there_is_one_question_mark() {
    let client = client!(case_path_query_beside_parameter);
    let list = client.v1().things_kind_new().list();
    let request = list.name("a?b&c").prepare().expect("a request");
    let expected = "https://kiosk.example.com/v1/Things?kind=new&Name=a%3Fb%26c";
    assert_eq!(request.url(), expected);
    let pairs = [pair("kind", "new"), pair("Name", "a?b&c")];
    assert_eq!(query(&request), pairs);
}
