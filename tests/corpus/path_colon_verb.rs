//! A verb behind a colon belongs to the path, and is not part of the value before it.

use wire::{client, path};

#[test]
fn the_colon_is_sent_and_one_in_a_value_is_escaped() {
    let client = client!(case_path_colon_verb);
    let things = client.v1();
    let request = things.thing_publish("a:b").publish().prepare();
    let request = request.expect("a request");
    assert_eq!(path(&request), "v1/Things/a%3Ab:publish");
    let request = things.thing("a").fetch().prepare().expect("a request");
    assert_eq!(path(&request), "v1/Things/a");
}
