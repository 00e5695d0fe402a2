//! Every parameter of a path segment is an argument and in the URL.

use wire::{client, path};

#[test]
fn all_parameters_are_in_the_path() {
    let client = client!(case_path_two_in_segment);
    let request = client.v1().thing("one", "two", "json").fetch().prepare();
    assert_eq!(path(&request.expect("a request")), "v1/Things/one-two.json");
}
