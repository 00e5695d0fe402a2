//! What is new, gone or different is told, and is one hunk.

use serde_json::json;

use super::*;

#[test]
fn a_new_field_is_one_hunk_and_one_sentence_to_write() {
    let mut document = published(V2);
    let fields = document
        .pointer_mut(WEB_CHAT_FIELDS)
        .unwrap()
        .as_object_mut()
        .unwrap();
    fields.insert(
        "Locale".to_owned(),
        json!({"maxLength": 9, "description": "Theirs.", "type": "string"}),
    );
    let imported = imported(&document);
    assert_eq!(
        hunk(V2, &imported.text),
        "+Locale:\n+description: TODO(prose)\n+type: string\n+maxLength: 9\n"
    );
    assert_eq!(imported.changes.added, ["CreateWebChannel request.Locale"]);
    assert_eq!(
        marks(&imported.text),
        [missing(&format!("{WEB_CHAT_FIELDS}/Locale/description"))]
    );
}

#[test]
fn a_field_that_is_gone_takes_its_sentence_along_and_the_report_keeps_it() {
    let mut document = published(V2);
    let fields = document
        .pointer_mut(WEB_CHAT_FIELDS)
        .unwrap()
        .as_object_mut()
        .unwrap();
    fields.shift_remove("PreEngagementData");
    let imported = imported(&document);
    assert_eq!(
        imported.changes.removed,
        ["CreateWebChannel request.PreEngagementData"]
    );
    // The sentence is not lost where it stands elsewhere too; here it does not.
    assert_eq!(imported.changes.lost.len(), 1);
    assert!(
        imported.changes.lost[0]
            .1
            .starts_with("What the visitor told")
    );
    assert!(
        hunk(V2, &imported.text)
            .lines()
            .all(|line| line.starts_with('-'))
    );
}

#[test]
fn a_removed_operation_is_one_hunk_without_anything_new() {
    let mut document = published(V1);
    let path = document["paths"]["/v1/FlexFlows/{Sid}"]
        .as_object_mut()
        .unwrap();
    path.shift_remove("delete").unwrap();
    let imported = imported(&document);
    assert_eq!(
        imported.changes.removed,
        ["DeleteFlexFlow (DELETE /v1/FlexFlows/{Sid})"]
    );
    let hunk = hunk(V1, &imported.text);
    assert!(
        hunk.starts_with("-delete:\n-operationId: DeleteFlexFlow\n"),
        "{hunk}"
    );
    assert!(hunk.lines().all(|line| line.starts_with('-')), "{hunk}");
    assert_eq!(marks(&imported.text), []);
}

#[test]
fn a_new_value_of_an_enum_is_two_lines() {
    let mut document = published(V1);
    let values = "/components/schemas/configuration_enum_status/enum";
    document
        .pointer_mut(values)
        .unwrap()
        .as_array_mut()
        .unwrap()
        .push("on hold".into());
    let imported = imported(&document);
    let hunk = hunk(V1, &imported.text);
    let new: Vec<_> = hunk
        .lines()
        .filter(|line| line.contains("on hold"))
        .collect();
    assert_eq!(new, ["+- on hold", "+on hold: TODO(prose)"]);
    assert_eq!(
        imported.changes.added,
        ["configuration_enum_status `on hold`"]
    );
    let pointer = "/components/schemas/configuration_enum_status/x-enumDescriptions/on hold";
    assert_eq!(marks(&imported.text), [missing(pointer)]);
}

#[test]
fn a_response_with_another_status_keeps_its_sentence() {
    let mut document = published(V2);
    let responses = &mut document["paths"]["/v2/WebChats"]["post"]["responses"];
    *responses = json!({"200": responses["201"]});
    let imported = imported(&document);
    assert_eq!(hunk(V2, &imported.text), "-'201':\n+'200':\n");
    let change = "CreateWebChannel response 200: status \"201\" -> \"200\"";
    assert_eq!(imported.changes.changed, [change]);
}
