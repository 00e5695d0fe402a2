//! Each property of a form is written as its `encoding` specifies, and an object without one as JSON.

use case_body_form_nested_object::{json, v1::CreateThingAddress};
use wire::{client, form, media_type, pair};

#[test]
fn each_property_has_its_own_style() {
    let client = client!(case_body_form_nested_object);
    let address = CreateThingAddress::default().city("London").zip("NW1");
    let create = client.v1().things().create().address(address);
    let request = create
        .items([json!({ "name": "lamp" }), json!({ "name": "bulb" })])
        .prepare()
        .expect("a request");
    assert_eq!(
        form(&request),
        [
            pair("address[city]", "London"),
            pair("address[zip]", "NW1"),
            pair("items", r#"{"name":"lamp"}"#),
            pair("items", r#"{"name":"bulb"}"#),
        ]
    );
    let expected = "application/x-www-form-urlencoded";
    assert_eq!(media_type(&request), Some(expected));
}
