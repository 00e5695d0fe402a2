//! The properties that a form names are sent.

use wire::{client, form, pair};

#[test]
fn a_named_property_is_sent() {
    let client = client!(case_form_with_file_and_additional);
    let request = client.v1().things().create().name("Lamp").prepare();
    assert_eq!(form(&request.expect("a request")), [pair("name", "Lamp")]);
}
