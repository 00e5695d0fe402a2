//! A collapsible map has a pair for each leaf, named by the prefix and the keys that lead to it.

use case_lookups_like_collapsible_map::json;
use wire::{client, pair, query};

#[test]
fn each_leaf_is_a_pair() {
    let client = client!(case_lookups_like_collapsible_map);
    let fetch = client.v1().thing("TH1").fetch();
    let parts = json!({ "whitepages_pro": { "first": "Ada", "last": "Lovelace" } });
    let request = fetch.parts_data(parts).prepare().expect("a request");
    let expected = [
        pair("Parts.whitepages_pro.first", "Ada"),
        pair("Parts.whitepages_pro.last", "Lovelace"),
    ];
    assert_eq!(query(&request), expected);
}
