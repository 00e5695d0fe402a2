//! A list in a header is one header, its items separated by commas.

use wire::client;

#[test]
fn the_items_are_in_one_header() {
    let client = client!(case_header_list_and_object);
    let list = client.v1().things().list().x_tags(["red", "green blue"]);
    let request = list.prepare().expect("a request");
    let tags: Vec<&[u8]> = request
        .headers()
        .iter()
        .filter(|(name, _)| *name == "x-tags")
        .map(|(_, value)| value)
        .collect();
    assert_eq!(tags, [b"red,green blue"]);
}

#[test]
fn an_empty_list_is_no_header() {
    let client = client!(case_header_list_and_object);
    let list = client.v1().things().list().x_tags([""; 0]);
    let request = list.prepare().expect("a request");
    assert_eq!(request.headers().get("x-tags"), None);
}
