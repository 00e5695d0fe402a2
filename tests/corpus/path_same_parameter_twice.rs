//! A parameter that is in the path twice has a value at each place.

use wire::{client, path};

#[test]
fn both_places_are_filled() {
    let client = client!(case_path_same_parameter_twice);
    let request = client.v1().thing("a").sub_by_id("b").fetch().prepare();
    assert_eq!(path(&request.expect("a request")), "v1/Things/a/Sub/b");
}
