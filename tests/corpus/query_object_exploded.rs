//! An object in the query has a pair for each property, by its own name.

use case_query_object_exploded::v1::ListThingFilter;
use wire::{client, pair, query};

#[test]
fn each_property_is_a_pair() {
    let client = client!(case_query_object_exploded);
    let filter = ListThingFilter::default().status("open").age(7);
    let request = client.v1().things().list().filter(filter).prepare();
    let mut pairs = query(&request.expect("a request"));
    pairs.sort();
    assert_eq!(pairs, [pair("age", "7"), pair("status", "open")]);
}

#[test]
fn a_property_without_a_value_is_not_sent() {
    let client = client!(case_query_object_exploded);
    let filter = ListThingFilter::default().age(7);
    let request = client.v1().things().list().filter(filter).prepare();
    assert_eq!(query(&request.expect("a request")), [pair("age", "7")]);
}
