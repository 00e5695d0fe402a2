//! A list in the path is one segment, its items separated by commas.

use wire::{client, path};

#[test]
fn the_items_are_one_segment() {
    let client = client!(case_path_list_parameter);
    let request = client.v1().thing(["a", "b,c", "d/e"]).fetch().prepare();
    let request = request.expect("a request");
    assert_eq!(path(&request), "v1/Things/a,b%2Cc,d%2Fe");
}

#[test]
fn an_empty_list_would_lead_elsewhere() {
    let client = client!(case_path_list_parameter);
    let request = client.v1().thing([""; 0]).fetch().prepare();
    assert!(request.is_err());
}
