//! What an import makes of our documents: the facts of the published one, our sentences, and a difference that shows the
//! change and nothing else.

#![expect(clippy::unwrap_used, reason = "the documents of the tests are right")]

use codegen::diagnostic::Diagnostics;
use codegen::document::{Source, locate};
use codegen::import::{Import, Imported, Prose, format, import, report_marks, report_unused};
use serde_json::{Map, Value, json};

const V1: &str = include_str!("../../spec/flex_v1.yaml");
const V2: &str = include_str!("../../spec/flex_v2.yaml");

fn source(name: &str, text: impl Into<Vec<u8>>) -> Source {
    Source {
        name: name.to_owned(),
        text: text.into(),
    }
}

fn ours() -> [Source; 2] {
    [source("flex_v1.yaml", V1), source("flex_v2.yaml", V2)]
}

/// One of our documents as it could have been published: nothing folded, other sentences, other order of keys.
fn published(ours: &str) -> Value {
    let document: Value = serde_yaml::from_str(ours).unwrap();
    let mut published = unfolded(&document, &document, "");
    let components = published["components"].as_object_mut().unwrap();
    for section in ["headers", "parameters", "responses"] {
        components.shift_remove(section);
    }
    let schemas = components["schemas"].as_object_mut().unwrap();
    schemas.shift_remove("page_meta");
    published["info"]["title"] = "Twilio - Flex".into();
    published
}

fn unfolded(document: &Value, value: &Value, key: &str) -> Value {
    match value {
        Value::Object(map) if is_folded(map) => {
            let pointer = map["$ref"].as_str().unwrap().trim_start_matches('#');
            unfolded(document, document.pointer(pointer).unwrap(), key)
        }
        Value::Object(map) => {
            let keep = |(name, value): (&String, &Value)| {
                let is_data = ["properties", "value", "example"].contains(&key);
                let value = match name.as_str() {
                    "description" | "summary" if !is_data => "A sentence of the publisher.".into(),
                    "x-enumDescriptions" => return None,
                    _ if is_data && key != "properties" => value.clone(),
                    name => unfolded(document, value, name),
                };
                Some((name.clone(), value))
            };
            let mut entries: Vec<_> = map.iter().filter_map(keep).collect();
            // Where order means nothing, that of the publisher is another one.
            if map.contains_key("operationId") || map.contains_key("openapi") {
                entries.reverse();
            }
            entries.into_iter().collect()
        }
        Value::Array(items) => items
            .iter()
            .map(|item| unfolded(document, item, "[]"))
            .collect(),
        value => value.clone(),
    }
}

fn is_folded(map: &Map<String, Value>) -> bool {
    let reference = map.get("$ref").and_then(Value::as_str).unwrap_or_default();
    ["headers/", "parameters/", "responses/", "schemas/page_meta"]
        .iter()
        .any(|part| reference.starts_with(&format!("#/components/{part}")))
}

fn imported_with(published: &Value, prose: Prose) -> Imported {
    let Import {
        mut documents,
        diagnostics,
    } = import(
        &[source("published.json", published.to_string())],
        &ours(),
        prose,
    );
    assert!(diagnostics.is_empty(), "{diagnostics}");
    documents.remove(0)
}

fn imported(published: &Value) -> Imported {
    imported_with(published, Prose::Own)
}

/// The lines between the first and the last difference, before and after.
fn hunk(before: &str, after: &str) -> String {
    let (before, after): (Vec<_>, Vec<_>) = (before.lines().collect(), after.lines().collect());
    let start = before
        .iter()
        .zip(&after)
        .take_while(|(a, b)| a == b)
        .count();
    let shortest = before.len().min(after.len()) - start;
    let same = |(a, b): &(&&str, &&str)| a == b;
    let end = before
        .iter()
        .rev()
        .zip(after.iter().rev())
        .take(shortest)
        .take_while(same)
        .count();
    let marked = |mark: &str, lines: &[&str]| -> String {
        lines
            .iter()
            .flat_map(|line| [mark, line.trim_start(), "\n"])
            .collect()
    };
    marked("-", &before[start..before.len() - end]) + &marked("+", &after[start..after.len() - end])
}

/// The pointers of the sentences that are left to a person, with the reasons.
fn marks(text: &str) -> Vec<(String, String)> {
    let sources = [source("flex.yaml", text)];
    let mut diagnostics = Diagnostics::default();
    report_marks(&sources, &mut diagnostics);
    locate(&mut diagnostics, &sources, None);
    let mark = |diagnostic: &codegen::diagnostic::Diagnostic| {
        assert!(diagnostic.location.position.is_some(), "{diagnostic}");
        (
            diagnostic.location.pointer.clone(),
            diagnostic.message.clone(),
        )
    };
    diagnostics.sorted().into_iter().map(mark).collect()
}

fn missing(pointer: &str) -> (String, String) {
    (pointer.to_owned(), "a sentence is missing".to_owned())
}

const WEB_CHAT_FIELDS: &str = "/paths/~1v2~1WebChats/post/requestBody/content/application~1x-www-form-urlencoded/schema/properties";

#[test]
fn what_was_published_already_changes_no_byte() {
    for ours in [V1, V2] {
        let imported = imported(&published(ours));
        assert!(imported.text == ours, "{}", hunk(ours, &imported.text));
        assert!(imported.changes.is_empty(), "{}", imported.changes);
        assert_eq!(imported.changes.lost, []);
        assert_eq!(marks(&imported.text), []);
    }
}

#[test]
fn our_own_documents_are_in_the_form_that_an_import_writes() {
    for source in ours() {
        assert_eq!(
            format(&source).unwrap().as_bytes(),
            source.text,
            "{}",
            source.name
        );
        let imported = import(std::slice::from_ref(&source), &ours(), Prose::Own);
        assert_eq!(imported.documents[0].text.as_bytes(), source.text);
    }
}

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
fn a_changed_fact_marks_its_sentence_and_keeps_it() {
    let mut document = published(V2);
    let email = format!("{WEB_CHAT_FIELDS}/ChatFriendlyName");
    document.pointer_mut(&email).unwrap()["type"] = "integer".into();
    let text = imported(&document).text;
    let mark = "what this sentence is about has changed: type".to_owned();
    assert_eq!(marks(&text), [(format!("{email}/description"), mark)]);
    assert!(hunk(V2, &text).contains("TODO(prose, changed: type): Display name to give"));
    // A second import finds the mark still there; a mark does not grow another one.
    let again = import(
        &[source("published.json", document.to_string())],
        &[source("flex_v2.yaml", text.clone())],
        Prose::Own,
    );
    assert_eq!(again.documents[0].text, text);
    // An example is a fact that no sentence depends on.
    let mut document = published(V2);
    document.pointer_mut(&email).unwrap()["example"] = "Larry".into();
    assert_eq!(marks(&imported(&document).text), []);
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

#[test]
fn an_operation_that_moves_keeps_its_sentences() {
    let mut document = published(V2);
    let paths = document["paths"].as_object_mut().unwrap();
    let chats = paths.shift_remove("/v2/WebChats").unwrap();
    paths.insert("/v2/Chats".to_owned(), chats);
    let text = imported(&document).text;
    assert!(text.contains("TODO(prose, changed: route): Starts a web chat"));
    let pointers: Vec<_> = marks(&text)
        .into_iter()
        .map(|(pointer, _)| pointer)
        .collect();
    assert_eq!(
        pointers,
        [
            "/paths/~1v2~1Chats/description",
            "/paths/~1v2~1Chats/post/summary",
            "/paths/~1v2~1Chats/post/description"
        ]
    );
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

#[test]
fn sentences_of_the_publisher_stand_only_where_they_are_asked_for() {
    let mut document = published(V2);
    let fields = document
        .pointer_mut(WEB_CHAT_FIELDS)
        .unwrap()
        .as_object_mut()
        .unwrap();
    fields.insert(
        "Locale".to_owned(),
        json!({"type": "string", "description": "Theirs."}),
    );
    document["tags"][0]["description"] = "Theirs.".into();
    assert!(!imported(&document).text.contains("Theirs."));
    let kept = imported_with(&document, Prose::Published).text;
    assert_eq!(marks(&kept), []);
    assert!(kept.contains("description: Theirs."));
    assert!(!kept.contains("A sentence of the publisher."));
}

/// What is said about a document that cannot be imported.
fn refusal(published: &[&str]) -> String {
    let sources: Vec<_> = published
        .iter()
        .map(|text| source("new.yaml", *text))
        .collect();
    let import = import(&sources, &ours(), Prose::Own);
    assert!(import.diagnostics.has_errors());
    import.diagnostics.to_string()
}

#[test]
fn a_document_of_another_api_or_version_is_refused() {
    let other = |path: &str, server: &str| {
        format!(
            "openapi: 3.0.1\ninfo: {{title: Other, version: '1'}}\npaths:\n  {path}:\n    servers: [{{url: '{server}'}}]\n    get: {{responses: {{'200': {{description: Fine.}}}}}}\n"
        )
    };
    let version = refusal(&[&other("/v3/Things", "https://flex-api.twilio.com")]);
    assert!(
        version.contains("the paths begin with `v3`; no document of ours has such paths"),
        "{version}"
    );
    assert!(version.contains("new.yaml:3:1"), "{version}");
    let api = refusal(&[&other("/v1/Things", "https://conversations.twilio.com")]);
    assert!(
        api.contains(
            "this describes `https://conversations.twilio.com`, ours `https://flex-api.twilio.com`"
        ),
        "{api}"
    );
    let twice = refusal(&[V2, V2]);
    assert!(
        twice.contains("another document of the same version was given before"),
        "{twice}"
    );
}

#[test]
fn a_document_that_cannot_be_read_is_refused_with_its_place() {
    assert!(refusal(&["openapi: 3.0.1\ninfo: [\n"]).contains("new.yaml:2:7"));
    assert!(refusal(&["openapi: 3.1.0\n"]).contains("expected OpenAPI 3.0"));
    assert!(refusal(&[""]).contains("empty"));
}

#[test]
fn a_comment_that_would_be_lost_is_named_and_the_one_at_the_beginning_stays() {
    let commented = V2.replacen("paths:\n", "# what follows is long\npaths:\n", 1);
    let import = import(
        &[source("published.json", published(V2).to_string())],
        &[source("flex_v2.yaml", commented.clone())],
        Prose::Own,
    );
    assert_eq!(import.documents[0].text, V2);
    let line = commented
        .lines()
        .position(|line| line.starts_with("# what"))
        .unwrap()
        + 1;
    let shown = import.diagnostics.to_string();
    assert!(
        shown.contains("this comment is lost") && shown.contains(&format!("flex_v2.yaml:{line}:1")),
        "{shown}"
    );
}

#[test]
fn an_overlay_action_for_something_that_is_gone_is_named_with_its_line() {
    let overlay = "overlay: 1.0.0\ninfo: {title: T, version: '1'}\nactions:\n- target: $.info\n  description: Stays.\n  update: {x-a: 1}\n- target: $.paths['/v2/Gone']\n  description: Was needed once.\n  update: {x-a: 1}\n";
    let unused = report_unused(&ours(), &source("overlay.yaml", overlay)).unwrap();
    let shown = unused.to_string();
    assert_eq!(unused.sorted().len(), 1, "{shown}");
    assert!(shown.contains("overlay.yaml:7:11"), "{shown}");
    assert!(shown.contains("Was needed once."), "{shown}");
}
