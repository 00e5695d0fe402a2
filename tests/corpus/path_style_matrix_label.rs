//! The matrix and label styles put a prefix before the value.

use wire::{client, path};

#[test]
fn each_value_has_its_prefix() {
    let client = client!(case_path_style_matrix_label);
    let request = client.v1().thing("x;y").sub_by_b("z").fetch().prepare();
    let request = request.expect("a request");
    assert_eq!(path(&request), "v1/Things/;a=x%3By/Sub/.z");
}
