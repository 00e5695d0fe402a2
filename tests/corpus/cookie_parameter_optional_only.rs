//! A cookie that is not required is left out; the rest of the operation is there.

use wire::{client, pair, query};

#[test]
fn the_request_has_no_cookie() {
    let client = client!(case_cookie_parameter_optional_only);
    let list = client.v1().things().list().name("Lamp");
    let request = list.prepare().expect("a request");
    assert_eq!(query(&request), [pair("Name", "Lamp")]);
    assert_eq!(request.headers().get("cookie"), None);
}
