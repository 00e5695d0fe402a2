//! Null is not a value that a form can send.

use case_nullable_enum_in_form::v1::CreateThingMode;
use wire::{client, form, pair};

#[test]
fn the_other_values_are_sent() {
    let client = client!(case_nullable_enum_in_form);
    let create = client.v1().things().create(CreateThingMode::B).gone("x");
    let request = create.prepare().expect("a request");
    assert_eq!(form(&request), [pair("mode", "b"), pair("gone", "x")]);
}
