//! Inputs of one name in the path, the query, a header and the body each go where they belong.

use wire::{client, form, pair, path, query};

#[test]
fn each_place_has_its_own_value() {
    let client = client!(case_names_same_in_query_and_body);
    let update = client.v1().thing("path").update();
    let request = update
        .id("query")
        .id_2("form")
        .id_3("header")
        .prepare()
        .expect("a request");
    assert_eq!(path(&request), "v1/Things/path");
    assert_eq!(query(&request), [pair("id", "query")]);
    assert_eq!(request.headers().get("id"), Some("header"));
    assert_eq!(form(&request), [pair("id", "form")]);
}
