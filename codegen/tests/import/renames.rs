//! What is called otherwise is the same thing: it keeps its sentences, and is told once.

use super::*;

#[test]
fn an_operation_that_moves_to_another_path_keeps_its_sentences_with_a_mark() {
    let mut document = published(V2);
    let paths = &mut document["paths"];
    let start = paths["/v2/WebChats"]
        .as_object_mut()
        .unwrap()
        .shift_remove("post")
        .unwrap();
    paths["/v2/Instances/{InstanceSid}/Users/{FlexUserSid}"]["put"] = start;
    let text = imported(&document).text;
    let start = "/paths/~1v2~1Instances~1{InstanceSid}~1Users~1{FlexUserSid}/put";
    let mark = r#"what this sentence is about has changed: route was "POST /v2/WebChats""#;
    let mark = |key: &str| (format!("{start}/{key}"), mark.to_owned());
    assert_eq!(marks(&text), [mark("summary"), mark("description")]);
    assert!(text.contains("): Starts a web chat"));
}

/// Edits the text of the document of version 1 as it could have been published.
fn replaced(pairs: &[(&str, &str)]) -> Value {
    let mut text = published(V1).to_string();
    for (old, new) in pairs {
        assert!(text.contains(old), "{old}");
        text = text.replace(old, new);
    }
    serde_json::from_str(&text).unwrap()
}

/// What is told of a document that says the same in another way; an import of the old document takes all of it back.
fn told(document: &Value) -> (Vec<String>, Vec<String>) {
    let imported = imported(document);
    assert_eq!(marks(&imported.text), [], "nobody has anything to write");
    assert_eq!(imported.changes.lost, []);
    assert_eq!(
        [&imported.changes.added, &imported.changes.removed],
        [&Vec::<String>::new(); 2]
    );
    let back = import(
        &[source("published.json", published(V1).to_string())],
        &[source("flex_v1.yaml", imported.text)],
        Prose::Own,
    );
    let text = &back.documents[0].text;
    assert!(text == V1, "{}", hunk(V1, text));
    (imported.changes.renamed, imported.changes.changed)
}

fn once(line: &str) -> Vec<String> {
    vec![line.to_owned()]
}

#[test]
fn an_operation_of_another_name_is_the_same_by_its_path() {
    let document = replaced(&[("\"ListFlexFlow\"", "\"ListFlows\"")]);
    assert_eq!(
        told(&document),
        (
            once("ListFlexFlow -> ListFlows (GET /v1/FlexFlows)"),
            vec![]
        )
    );
}

#[test]
fn a_path_of_another_name_is_the_same_by_its_operations() {
    let document = replaced(&[("\"/v1/FlexFlows\"", "\"/v1/Flows\"")]);
    assert_eq!(
        told(&document),
        (once("/v1/FlexFlows -> /v1/Flows"), vec![])
    );
}

#[test]
fn a_path_and_an_operation_there_may_both_have_other_names() {
    let document = replaced(&[
        ("\"/v1/FlexFlows\"", "\"/v1/Flows\""),
        ("\"ListFlexFlow\"", "\"ListFlows\""),
    ]);
    let renamed = [
        "/v1/FlexFlows -> /v1/Flows",
        "ListFlexFlow -> ListFlows (GET /v1/Flows)",
    ];
    assert_eq!(
        told(&document),
        (renamed.map(str::to_owned).to_vec(), vec![])
    );
}

#[test]
fn a_path_parameter_of_another_name_is_the_same_by_its_facts() {
    let mut document = replaced(&[("/v1/FlexFlows/{Sid}", "/v1/FlexFlows/{FlowSid}")]);
    for method in ["get", "post", "delete"] {
        document["paths"]["/v1/FlexFlows/{FlowSid}"][method]["parameters"][0]["name"] =
            "FlowSid".into();
    }
    let renamed = once("/v1/FlexFlows/{Sid} -> /v1/FlexFlows/{FlowSid}");
    assert_eq!(told(&document), (renamed, vec![]));
}

#[test]
fn a_schema_of_another_name_is_the_same_by_its_facts() {
    let document = replaced(&[
        ("flex.v1.flex_flow\"", "flex.v1.flow\""),
        ("flex_flow_enum_channel_type\"", "channel_type\""),
    ]);
    let (mut renamed, changed) = told(&document);
    renamed.sort();
    assert_eq!(
        renamed,
        [
            "flex.v1.flex_flow -> flex.v1.flow",
            "flex_flow_enum_channel_type -> channel_type"
        ]
    );
    assert_eq!(changed, [""; 0]);
}

#[test]
fn a_form_that_becomes_json_has_the_same_fields() {
    let mut document = published(V1);
    let content = document
        .pointer_mut("/paths/~1v1~1FlexFlows/post/requestBody/content")
        .unwrap();
    *content =
        serde_json::json!({"application/json": content["application/x-www-form-urlencoded"]});
    let change =
        "CreateFlexFlow request: media type application/x-www-form-urlencoded -> application/json";
    assert_eq!(told(&document), (vec![], once(change)));
}

#[test]
fn a_schema_within_all_of_has_the_same_fields() {
    let mut document = published(V1);
    let schema = &mut document["components"]["schemas"]["flex.v1.flex_flow"];
    *schema = serde_json::json!({"allOf": [schema]});
    let change = "flex.v1.flex_flow: fields are in other parts of an `allOf`";
    assert_eq!(told(&document), (vec![], once(change)));
}

#[test]
fn an_enum_that_is_written_out_has_the_same_values() {
    let mut document = published(V1);
    let schemas = &mut document["components"]["schemas"];
    schemas["flex.v1.flex_flow"]["properties"]["channel_type"] =
        schemas["flex_flow_enum_channel_type"].clone();
    let change =
        "flex.v1.flex_flow.channel_type: `flex_flow_enum_channel_type` is written out here";
    assert_eq!(told(&document), (vec![], once(change)));
    // A list of them.
    let mut document = replaced(&[]);
    let reference = serde_json::json!({"type": "array", "items": {"$ref": "#/components/schemas/flex_flow_enum_channel_type"}});
    let written_out = |document: &mut Value, value: Value| {
        document["components"]["schemas"]["flex.v1.flex_flow"]["properties"]["channel_type"] =
            value;
    };
    written_out(&mut document, reference.clone());
    let ours = imported(&document).text;
    let items = document["components"]["schemas"]["flex_flow_enum_channel_type"].clone();
    written_out(
        &mut document,
        serde_json::json!({"type": "array", "items": items}),
    );
    let sources = [source("published.json", document.to_string())];
    let import = import(
        &sources,
        &[source("flex_v1.yaml", ours.clone())],
        Prose::Own,
    );
    let new = marks(&import.documents[0].text);
    assert_eq!(
        new,
        marks(&ours),
        "{}",
        hunk(&ours, &import.documents[0].text)
    );
}

#[test]
fn a_field_of_another_name_keeps_its_sentence_with_a_mark() {
    let document = replaced(&[("\"JanitorEnabled\"", "\"Janitor\"")]);
    let imported = imported(&document);
    let renamed = [
        "CreateFlexFlow request.JanitorEnabled -> CreateFlexFlow request.Janitor",
        "UpdateFlexFlow request.JanitorEnabled -> UpdateFlexFlow request.Janitor",
    ];
    assert_eq!(imported.changes.renamed, renamed);
    assert_eq!(imported.changes.lost, []);
    let mark = r#"what this sentence is about has changed: name was "JanitorEnabled""#;
    assert!(
        marks(&imported.text)
            .iter()
            .all(|(_, reason)| reason == mark)
    );
}

#[test]
fn a_field_in_another_place_is_another_field() {
    let mut document = published(V1);
    let schema = "/components/schemas/flex.v1.flex_flow/properties";
    let fields = document
        .pointer_mut(schema)
        .unwrap()
        .as_object_mut()
        .unwrap();
    let enabled = fields.shift_remove("enabled").unwrap();
    fields.insert("muted".to_owned(), enabled);
    let changes = imported(&document).changes;
    assert_eq!(changes.renamed, [""; 0]);
    assert_eq!(changes.added, ["flex.v1.flex_flow.muted"]);
    assert_eq!(changes.removed, ["flex.v1.flex_flow.enabled"]);
    assert_eq!(changes.lost.len(), 1);
}

#[test]
fn of_two_schemas_with_equal_facts_none_is_taken_for_the_other() {
    let document = replaced(&[
        ("interaction_transfer_enum_transfer_type\"", "one\""),
        ("\"transfer_enum_transfer_type\"", "\"two\""),
    ]);
    let changes = imported(&document).changes;
    assert_eq!(changes.renamed, [""; 0]);
    assert_eq!((changes.added.len(), changes.removed.len()), (2, 2));
}
