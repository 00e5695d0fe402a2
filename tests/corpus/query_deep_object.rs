//! An object in the query has a pair for each property, with the property in brackets.

use case_query_deep_object::json;
use wire::{client, pair, query};

#[test]
fn each_property_is_a_pair() {
    let client = client!(case_query_deep_object);
    let list = client.v1().things().list();
    let request = list
        .filter(json!({ "status": "open", "age": 7, "none": null }))
        .prepare();
    let request = request.expect("a request");
    let mut pairs = query(&request);
    pairs.sort();
    assert_eq!(
        pairs,
        [pair("filter[age]", "7"), pair("filter[status]", "open")]
    );
}
