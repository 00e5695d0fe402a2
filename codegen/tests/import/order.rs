//! The order is a fact: a document in another order is a change, and nobody is asked to write a sentence for it.

use super::*;

fn turned(value: &mut Value) {
    match value {
        Value::Object(map) => *map = std::mem::take(map).into_iter().rev().collect(),
        Value::Array(items) => items.reverse(),
        _ => panic!("a list"),
    }
}

/// The changes that are told of a document with these lists in another order.
fn told(pointers: &[&str]) -> Vec<String> {
    let mut document = published(V1);
    for pointer in pointers {
        turned(document.pointer_mut(pointer).unwrap());
    }
    let imported = imported(&document);
    assert!(imported.text != V1);
    assert_eq!(marks(&imported.text), []);
    assert_eq!(imported.changes.lost, []);
    let changes = imported.changes;
    assert_eq!(
        [changes.added, changes.removed, changes.renamed],
        [const { Vec::<String>::new() }; 3]
    );
    changes.changed
}

#[test]
fn a_list_in_another_order_is_a_change() {
    let form =
        "/paths/~1v1~1FlexFlows/post/requestBody/content/application~1x-www-form-urlencoded/schema";
    for (pointer, change) in [
        (format!("{form}/properties"), "CreateFlexFlow request: fields are in another order"),
        (
            format!("{form}/required"),
            "CreateFlexFlow request: names of required fields are in another order",
        ),
        (
            "/components/schemas/flex_flow_enum_channel_type/enum".to_owned(),
            "flex_flow_enum_channel_type: values are in another order",
        ),
        ("/paths".to_owned(), "document: paths are in another order"),
        ("/components/schemas".to_owned(), "document: schemas are in another order"),
        (
            "/paths/~1v1~1Channels/get/parameters".to_owned(),
            "ListChannel: parameters are in another order",
        ),
        (
            "/paths/~1v1~1Channels/post/responses/201/content/application~1json/examples/create/value".to_owned(),
            "CreateChannel response 201: example `create` is different",
        ),
    ] {
        assert_eq!(told(&[&pointer]).join("\n").replace(" (GET /v1/Channels)", ""), change);
    }
}

#[test]
fn what_nobody_counts_is_told_all_the_same() {
    let mut document = published(V1);
    turned(document.pointer_mut("/info/contact").unwrap());
    let imported = imported(&document);
    assert!(imported.text != V1);
    assert!(!imported.changes.is_empty());
}

#[test]
fn a_field_that_is_required_now_is_named_and_its_sentence_is_marked() {
    let mut document = published(V1);
    let form =
        "/paths/~1v1~1FlexFlows/post/requestBody/content/application~1x-www-form-urlencoded/schema";
    let required = document.pointer_mut(&format!("{form}/required")).unwrap();
    let required = required.as_array_mut().unwrap();
    required[0] = "Integration.RetryCount".into();
    let imported = imported(&document);
    let changes = [
        "CreateFlexFlow request.FriendlyName: no longer required",
        "CreateFlexFlow request.Integration.RetryCount: now required",
    ];
    assert_eq!(imported.changes.changed, changes);
    let field = |name: &str| format!("{form}/properties/{name}/description");
    let pointers: Vec<_> = marks(&imported.text)
        .into_iter()
        .map(|(pointer, _)| pointer)
        .collect();
    assert_eq!(
        pointers,
        [field("FriendlyName"), field("Integration.RetryCount")]
    );
}
