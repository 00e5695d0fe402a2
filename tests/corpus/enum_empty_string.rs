//! An empty text is a value like any other.

use case_enum_empty_string::v1::ListThingKind;
use wire::{client, pair, query};

#[test]
fn the_empty_value_is_sent() {
    let client = client!(case_enum_empty_string);
    for (kind, value) in [(ListThingKind::Empty, ""), (ListThingKind::A, "a")] {
        let request = client.v1().things().list().kind(kind).prepare();
        let request = request.expect("a request");
        assert_eq!(query(&request), [pair("Kind", value)]);
    }
}
