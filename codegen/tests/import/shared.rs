//! What a document repeats stands in components.

use serde_json::json;

use super::*;

#[test]
fn a_new_use_of_something_shared_needs_no_sentence() {
    let mut document = published(V1);
    let list = document
        .pointer("/paths/~1v1~1Channels/get/parameters/0")
        .unwrap()
        .clone();
    assert_eq!(list["name"], "PageSize");
    let users = document
        .pointer_mut("/paths/~1v1~1Channels~1{Sid}/get/parameters")
        .unwrap();
    users.as_array_mut().unwrap().push(list);
    let imported = imported(&document);
    assert_eq!(
        hunk(V1, &imported.text),
        "+- $ref: '#/components/parameters/PageSize'\n"
    );
    assert_eq!(marks(&imported.text), []);
    assert_eq!(imported.changes.added, ["FetchChannel query PageSize"]);
}

#[test]
fn a_shared_parameter_that_differs_in_one_place_is_written_out_there_alone() {
    let mut document = published(V1);
    let size = document
        .pointer_mut("/paths/~1v1~1Channels/get/parameters/0/schema/maximum")
        .unwrap();
    *size = 100.into();
    let imported = imported(&document);
    let hunk = hunk(V1, &imported.text);
    assert!(
        hunk.starts_with("-- $ref: '#/components/parameters/PageSize'\n+- name: PageSize\n"),
        "{hunk}"
    );
    assert_eq!(
        imported.changes.changed,
        ["ListChannel query PageSize: schema maximum 1000 -> 100"]
    );
    assert_eq!(marks(&imported.text).len(), 1);
}

#[test]
fn a_new_parameter_of_several_operations_is_folded_and_described_once() {
    let mut document = published(V2);
    let user = &mut document["paths"]["/v2/Instances/{InstanceSid}/Users/{FlexUserSid}"];
    for method in ["get", "post"] {
        let parameters = user[method]["parameters"].as_array_mut().unwrap();
        parameters.push(json!({"name": "X-Trace", "in": "header", "schema": {"type": "string"}}));
    }
    let text = imported(&document).text;
    assert_eq!(
        text.matches("$ref: '#/components/parameters/XTrace'")
            .count(),
        2
    );
    assert_eq!(
        marks(&text),
        [missing("/components/parameters/XTrace/description")]
    );
}
