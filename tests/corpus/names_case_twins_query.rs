//! Two parameters whose names differ in their case are both sent.

use wire::{client, pair, query};

#[test]
fn each_setter_sends_its_own_name() {
    let client = client!(case_names_case_twins_query);
    let list = client.v1().things().list().status("low").status_2("high");
    let request = list.prepare().expect("a request");
    let expected = [pair("status", "low"), pair("Status", "high")];
    assert_eq!(query(&request), expected);
}
