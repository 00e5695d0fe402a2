//! A parameter that may be empty is sent with its value, or not at all.

use wire::{client, pair, query};

#[test]
fn a_flag_has_its_value() {
    let client = client!(case_query_empty_value);
    let list = client.v1().things().list();
    let request = list.flag(false).prepare().expect("a request");
    assert_eq!(query(&request), [pair("flag", "false")]);
    let request = client.v1().things().list().prepare();
    assert_eq!(query(&request.expect("a request")), []);
}
