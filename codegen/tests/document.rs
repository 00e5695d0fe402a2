//! What is said about documents and overlays that are wrong, and what becomes of those that are right.

use codegen::diagnostic::Diagnostics;
use codegen::document::reference::component;
use codegen::document::{Document, Source, load, locate};
use serde_json::json;

fn source(name: &str, text: impl Into<Vec<u8>>) -> Source {
    Source {
        name: name.to_owned(),
        text: text.into(),
    }
}

fn loaded(text: &str, overlay: Option<&str>) -> (Vec<Document>, Diagnostics, String) {
    let sources = [source("api.yaml", text)];
    let overlay = overlay.map(|overlay| source("overlay.yaml", overlay));
    let (documents, mut diagnostics) = load(&sources, overlay.as_ref());
    locate(&mut diagnostics, &sources, overlay.as_ref());
    let shown = diagnostics.render(&sources, overlay.as_ref(), false);
    (documents, diagnostics, shown)
}

/// What a person reads about a document.
fn report(text: impl Into<Vec<u8>>) -> String {
    let sources = [source("api.yaml", text)];
    let (_, mut diagnostics) = load(&sources, None);
    locate(&mut diagnostics, &sources, None);
    diagnostics.render(&sources, None, false)
}

/// What a person reads about [`THINGS`] with these actions.
fn overlaid(actions: &str) -> String {
    loaded(THINGS, Some(&overlay(actions))).2
}

fn overlay(actions: &str) -> String {
    format!("overlay: 1.0.0\ninfo: {{title: Tests, version: '1'}}\nactions:\n{actions}")
}

/// The document after these actions, of which nothing is said.
fn changed(actions: &str) -> openapiv3::OpenAPI {
    let (mut documents, diagnostics, shown) = loaded(THINGS, Some(&overlay(actions)));
    assert!(diagnostics.is_empty(), "{shown}");
    documents.remove(0).openapi
}

const THINGS: &str = "\
openapi: 3.0.1
info:
  title: Things
  version: '1'
tags:
- name: a
- name: b
- name: c
paths:
  /v1/Things/{Sid}:
    get:
      operationId: FetchThing
      responses:
        200:
          description: A thing
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/thing'
components:
  schemas:
    thing:
      type: object
      properties:
        sid: {type: string, minLength: 34}
        size: {type: integer}
";

#[test]
fn a_status_code_without_quotes_is_a_key() {
    let (documents, _, shown) = loaded(THINGS, None);
    assert_eq!(shown, "");
    let path = documents[0].openapi.paths.paths["/v1/Things/{Sid}"]
        .as_item()
        .unwrap();
    let responses = &path.get.as_ref().unwrap().responses.responses;
    assert!(responses.contains_key(&openapiv3::StatusCode::Code(200)));
}

#[test]
fn json_yaml_byte_order_mark_and_line_ends_make_no_difference() {
    let (plain, ..) = loaded(THINGS, None);
    let tree: serde_json::Value = serde_yaml::from_str(&THINGS.replace("200:", "'200':")).unwrap();
    let json = serde_json::to_string_pretty(&tree).unwrap();
    for text in [
        json.clone(),
        json.replace("  ", "\t"),
        format!("\u{feff}{THINGS}"),
        THINGS.replace('\n', "\r\n"),
    ] {
        let (documents, _, shown) = loaded(&text, None);
        assert_eq!(shown, "");
        assert_eq!(documents[0].openapi, plain[0].openapi);
    }
}

#[test]
fn aliases_merge_keys_and_texts_that_look_otherwise_mean_what_they_say() {
    let text = "
x-defaults: &defaults {type: string, description: shared}
openapi: 3.0.1
info: {title: a, version: '1'}
paths: {}
components:
  schemas:
    own: {<<: *defaults, description: own}
    same: *defaults
    date: {type: string, example: 2024-01-31T10:00:00Z, default: 'yes', title: !!str 1}
";
    let (documents, _, shown) = loaded(text, None);
    assert_eq!(shown, "");
    let schemas = &documents[0].openapi.components.as_ref().unwrap().schemas;
    let data = |name: &str| schemas[name].as_item().unwrap().schema_data.clone();
    assert_eq!(data("own").description.as_deref(), Some("own"));
    assert_eq!(data("same").description.as_deref(), Some("shared"));
    assert_eq!(data("date").example, Some(json!("2024-01-31T10:00:00Z")));
    assert_eq!(data("date").default, Some(json!("yes")));
    assert_eq!(data("date").title.as_deref(), Some("1"));
}

#[test]
fn what_is_no_openapi_document_is_told_apart() {
    let all: Vec<_> = [
        "",
        "# nothing\n",
        "<!DOCTYPE html>\n",
        "404: Not Found",
        "[1]",
        "{\"openapi\": \"3.0.1\"",
        "swagger: '2.0'",
        "openapi: 3.1.0",
        "openapi: 3.0",
    ]
    .map(report)
    .into();
    insta::assert_snapshot!(all.join("\n"), @r#"
    error: the file is empty
    --> api.yaml
     |
     = help: an OpenAPI 3.0 document in YAML or JSON is expected; was the raw file downloaded?

    1 error

    error: expected an object with `openapi: 3.0.x`, found nothing (null)
    --> api.yaml
     |
     = help: an OpenAPI 3.0 document in YAML or JSON is expected; was the raw file downloaded?

    1 error

    error: this is an HTML or XML page, not an OpenAPI document
    --> api.yaml
     |
     = help: an OpenAPI 3.0 document in YAML or JSON is expected; was the raw file downloaded?

    1 error

    error: there is no `openapi: 3.0.x` at the top of the document
    --> api.yaml
     |
     = help: an OpenAPI 3.0 document in YAML or JSON is expected; was the raw file downloaded?

    1 error

    error: expected an object with `openapi: 3.0.x`, found a list
    --> api.yaml
     |
     = help: an OpenAPI 3.0 document in YAML or JSON is expected; was the raw file downloaded?

    1 error

    error: this is not well-formed JSON: EOF while parsing an object
     --> api.yaml:1:19
      |
    1 | {"openapi": "3.0.1"
      |                   ^
      |
      = help: mend the text here or shortly before

    1 error

    error: this is Swagger 2.0, expected OpenAPI 3.0
     --> api.yaml:1:10
      |
    1 | swagger: '2.0'
      |          ^^^^^
      |
      = at: /swagger
      = help: convert the document with https://converter.swagger.io, or ask its publisher for OpenAPI 3.0

    1 error

    error: expected OpenAPI 3.0, found the text "3.1.0" as the version
     --> api.yaml:1:10
      |
    1 | openapi: 3.1.0
      |          ^^^^^
      |
      = at: /openapi
      = help: convert the document down to OpenAPI 3.0; many publishers offer both

    1 error

    error: expected OpenAPI 3.0, found the number 3.0 as the version
     --> api.yaml:1:10
      |
    1 | openapi: 3.0
      |          ^^^
      |
      = at: /openapi
      = help: write the version as text: `openapi: '3.0.1'`

    1 error
    "#);
}

#[test]
fn bytes_that_are_no_text_are_refused_at_their_place() {
    let latin = report(b"openapi: 3.0.1\ninfo: {title: caf\xe9}\n".to_vec());
    let nul = report("openapi: 3.0.1\ninfo: \0\n");
    let utf16 = report(b"\xff\xfeo\0".to_vec());
    insta::assert_snapshot!([latin, nul, utf16].join("\n"), @r#"
    error: byte 0xe9 is not UTF-8 text
     --> api.yaml:2:18
      |
    2 | info: {title: caf�}
      |                  ^
      |
      = help: save the file as UTF-8

    1 error

    error: the control character U+0000
     --> api.yaml:2:7
      |
    2 | info: �
      |       ^
      |
      = help: the file is damaged or no text: restore it

    1 error

    error: the text is UTF-16, expected UTF-8
    --> api.yaml
     |
     = help: save the file as UTF-8

    1 error
    "#);
}

#[test]
fn yaml_that_json_cannot_hold_is_refused_at_its_place() {
    let all = [
        "x-a: .nan",
        "x-a: !include other.yaml",
        "x-a: {<<: 1}",
        "x-a: {[1]: 1}",
        "x-a: *nowhere",
        "x-a: [1",
        "---\n",
    ];
    insta::assert_snapshot!(all.map(|line| report(format!("{THINGS}{line}\n"))).join("\n"), @r#"
    error: JSON has no such number
      --> api.yaml:27:6
       |
    27 | x-a: .nan
       |      ^^^^
       |
       = help: write the value in quotes if text is meant

    1 error

    error: the YAML tag `!include` has no meaning here
      --> api.yaml:27:6
       |
    27 | x-a: !include other.yaml
       |      ^^^^^^^^^^^^^^^^^^^
       |
       = help: remove the tag, or resolve it before with the tool it is for

    1 error

    error: `<<` includes something that is no object
      --> api.yaml:27:6
       |
    27 | x-a: {<<: 1}
       |      ^^^
       |
       = help: give it an alias of an object, or a list of those

    1 error

    error: a key has to be text, found a list or an object
      --> api.yaml:27:7
       |
    27 | x-a: {[1]: 1}
       |       ^^
       |
       = help: write the key in quotes if text is meant

    1 error

    error: this is not well-formed YAML: unknown anchor
      --> api.yaml:27:6
       |
    27 | x-a: *nowhere
       |      ^^^^^^^^
       |
       = help: mend the text here or shortly before

    1 error

    error: this is not well-formed YAML: did not find expected ',' or ']', while parsing a flow sequence at line 27 column 6
    --> api.yaml:28:1
     |
     = help: mend the text here or shortly before

    1 error

    error: more than one YAML document in one file
      --> api.yaml:27:1
       |
    27 | ---
       | ^^^
       |
       = help: put each document into a file of its own

    1 error
    "#);
}

#[test]
fn keys_that_stand_twice_are_shown_with_both_places() {
    let text = format!("{THINGS}    thing: {{}}\npaths: {{}}\n");
    insta::assert_snapshot!(report(text), @r#"
    error: the key `thing` stands twice in one object
      --> api.yaml:27:5
       |
    27 |     thing: {}
       |     ^^^^^
       |
       = at: /components/schemas/thing
       = help: it stands in line 22 too: keep one of the two

    error: the key `paths` stands twice in one object
      --> api.yaml:28:1
       |
    28 | paths: {}
       | ^^^^^
       |
       = at: /paths
       = help: it stands in line 9 too: keep one of the two

    2 errors
    "#);
    insta::assert_snapshot!(report("{\n  \"a\": {\"~/\": 1, \"~/\": 2}\n}"), @r#"
    error: the key `~/` stands twice in one object
     --> api.yaml:2:18
      |
    2 |   "a": {"~/": 1, "~/": 2}
      |                  ^^^^
      |
      = at: /a/~0~1
      = help: it stands in line 2 too: keep one of the two

    1 error
    "#);
}

#[test]
fn every_fault_of_structure_is_shown_at_once() {
    let text = THINGS
        .replace("version: '1'", "version: 1.0")
        .replace("operationId", "operationID")
        .replace("          description: A thing\n", "")
        .replace(
            "$ref: '#/components/schemas/thing'",
            "{$ref: '#/x', nullable: true}",
        )
        .replace(
            "{type: string, minLength: 34}",
            "{type: strng, minLength: '34', exclusiveMinimum: 3}",
        )
        .replace("{type: integer}", "[1]");
    insta::assert_snapshot!(report(text), @r#"
    error: expected text, found the number 1.0
     --> api.yaml:4:12
      |
    4 |   version: 1.0
      |            ^^^
      |
      = at: /info/version
      = help: write it in quotes: '1.0'

    error: a response needs `description`, which is missing
      --> api.yaml:14:9
       |
    14 |         200:
       |         ^^^
       |
       = at: /paths/~1v1~1Things~1{Sid}/get/responses/200
       = help: add `description`: text

    error: expected one of `string`, `number`, `integer`, `boolean`, `object`, `array`, found the text "strng"
      --> api.yaml:24:21
       |
    24 |         sid: {type: strng, minLength: '34', exclusiveMinimum: 3}
       |                     ^^^^^
       |
       = at: /components/schemas/thing/properties/sid/type
       = help: did you mean `string`?

    error: expected a whole number from 0, found the text "34"
      --> api.yaml:24:39
       |
    24 |         sid: {type: strng, minLength: '34', exclusiveMinimum: 3}
       |                                       ^^^^
       |
       = at: /components/schemas/thing/properties/sid/minLength
       = help: write the number without quotes

    error: expected `true` or `false`, found the number 3
      --> api.yaml:24:63
       |
    24 |         sid: {type: strng, minLength: '34', exclusiveMinimum: 3}
       |                                                               ^
       |
       = at: /components/schemas/thing/properties/sid/exclusiveMinimum
       = help: OpenAPI 3.0 has the limit itself in `minimum` or `maximum`, and `true` or `false` here

    error: expected a schema (an object) or a `$ref`, found a list
      --> api.yaml:25:9
       |
    25 |         size: [1]
       |         ^^^^
       |
       = at: /components/schemas/thing/properties/size
       = help: mend it in the document, or with an action of the overlay

    warning: an operation has no `operationID`: it is ignored
      --> api.yaml:12:20
       |
    12 |       operationID: FetchThing
       |                    ^^^^^^^^^^
       |
       = at: /paths/~1v1~1Things~1{Sid}/get/operationID
       = help: did you mean `operationId`?

    warning: `nullable` beside `$ref` has no effect
      --> api.yaml:18:41
       |
    18 |                 {$ref: '#/x', nullable: true}
       |                                         ^^^^
       |
       = at: /paths/~1v1~1Things~1{Sid}/get/responses/200/content/application~1json/schema/nullable
       = help: put it into what `$ref` names, or join the two with `allOf`

    6 errors, 2 warnings
    "#);
}

#[test]
fn parameters_and_security_schemes_are_checked_by_their_kind() {
    let text = format!(
        "{THINGS}
  parameters:
    a: {{name: a, schema: {{}}}}
    b: {{name: b, in: path, style: deepObject, schema: {{}}}}
    c: {{name: c, in: paht, schema: {{}}}}
    d: {{name: d, in: query}}
  securitySchemes:
    e: {{type: http}}
    f: {{type: oauth2, flows: {{password: {{scopes: {{}}}}}}}}
"
    );
    insta::assert_snapshot!(report(text), @r#"
    error: a parameter needs `in`, which is missing
      --> api.yaml:29:5
       |
    29 |     a: {name: a, schema: {}}
       |     ^
       |
       = at: /components/parameters/a
       = help: add `in`: one of `query`, `header`, `path`, `cookie`

    error: expected one of `simple`, `label`, `matrix`, found the text "deepObject"
      --> api.yaml:30:35
       |
    30 |     b: {name: b, in: path, style: deepObject, schema: {}}
       |                                   ^^^^^^^^^^
       |
       = at: /components/parameters/b/style
       = help: mend it in the document, or with an action of the overlay

    error: expected one of `query`, `header`, `path`, `cookie`, found the text "paht"
      --> api.yaml:31:22
       |
    31 |     c: {name: c, in: paht, schema: {}}
       |                      ^^^^
       |
       = at: /components/parameters/c/in
       = help: `in` decides what a parameter is

    error: a parameter needs one of `schema`, `content`
      --> api.yaml:32:5
       |
    32 |     d: {name: d, in: query}
       |     ^
       |
       = at: /components/parameters/d
       = help: give one of them and not both

    error: a security scheme needs `scheme`, which is missing
      --> api.yaml:34:5
       |
    34 |     e: {type: http}
       |     ^
       |
       = at: /components/securitySchemes/e
       = help: add `scheme`: text

    error: an OAuth flow needs `tokenUrl`, which is missing
      --> api.yaml:35:31
       |
    35 |     f: {type: oauth2, flows: {password: {scopes: {}}}}
       |                               ^^^^^^^^
       |
       = at: /components/securitySchemes/f/flows/password
       = help: add `tokenUrl`: text

    6 errors
    "#);
}

#[test]
fn an_overlay_merges_objects_appends_to_lists_and_removes() {
    let document = changed(
        "
- target: $.components.schemas.thing.properties['sid']
  description: the pattern is missing
  update: {pattern: ^TH, minLength: 2}
- target: $.tags
  description: one more
  update: {name: d}
- target: $.tags
  description: two more
  update: [{name: e}, {name: f}]
- target: $.tags[?@.name == 'a' || @.name == 'c']
  description: two less
  remove: true
- target: $.components.schemas.thing.properties.size
  description: nobody knows it
  remove: true
",
    );
    let names: Vec<_> = document.tags.iter().map(|tag| tag.name.as_str()).collect();
    assert_eq!(names, ["b", "d", "e", "f"]);
    let thing = serde_json::to_value(&document.components.unwrap().schemas["thing"]).unwrap();
    assert_eq!(
        thing["properties"],
        json!({"sid": {"type": "string", "pattern": "^TH", "minLength": 2}})
    );
}

#[test]
fn an_action_is_applied_to_what_the_ones_before_it_left() {
    let actions = "
- {target: $, description: first, update: {x-a: {b: 1}}}
- {target: \"$['x-a']\", description: then, update: {b: {c: 2}, d: [3]}}
- {target: \"$['x-a'].d\", description: last, update: 4}
";
    assert_eq!(
        changed(actions).extensions["x-a"],
        json!({"b": {"c": 2}, "d": [3, 4]})
    );
}

#[test]
fn an_action_may_match_in_any_of_the_documents_and_each_counts_its_own() {
    let other = THINGS
        .replace("thing:", "other:")
        .replace("schemas/thing", "schemas/other");
    let sources = [source("one.yaml", THINGS), source("two.yaml", other)];
    let actions = "
- {target: $.components.schemas.thing, description: d, update: {title: t}}
- {target: '$.tags[*]', description: d, update: {description: t}}
";
    let overlay = source("overlay.yaml", overlay(actions));
    let (documents, diagnostics) = load(&sources, Some(&overlay));
    assert!(diagnostics.is_empty(), "{diagnostics}");
    assert_eq!(
        documents
            .iter()
            .map(|document| &document.matches[..])
            .collect::<Vec<_>>(),
        [[1, 3], [0, 3]]
    );
}

#[test]
fn an_action_that_matches_nothing_is_an_error_that_says_how_far_it_led() {
    insta::assert_snapshot!(overlaid("
- {target: $.components.schemas.thign, description: d, remove: true}
- {target: \"$.paths.*.post\", description: d, remove: true}
"), @r#"
    error: `$.components.schemas.thign` matches nothing in any document
     --> overlay.yaml:5:12
      |
    5 | - {target: $.components.schemas.thign, description: d, remove: true}
      |            ^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = at: /actions/0/target
      = help: there is no `thign` in `schemas`; did you mean `thing`?

    error: `$.paths.*.post` matches nothing in any document
     --> overlay.yaml:6:12
      |
    6 | - {target: "$.paths.*.post", description: d, remove: true}
      |            ^^^^^^^^^^^^^^^^
      |
      = at: /actions/1/target
      = help: remove the action, or mend its target

    2 errors
    "#);
}

#[test]
fn a_malformed_overlay_is_refused_at_its_place() {
    let keys = overlaid(
        "
- {target: $.tags, descripton: typo, update: 1}
- {target: $.tags, description: d, update: 1, remove: 'yes'}
",
    );
    let meaning = overlaid(
        "
- {target: $.tags, description: ' ', update: 1}
- {target: $.tags, description: d, update: 1, remove: true}
- {target: $.tags, description: d, remove: false}
- {target: '$.tags[', description: d, remove: true}
- {target: $, description: d, remove: true}
",
    );
    let version = loaded(THINGS, Some("overlay: 2.0.0\n")).2;
    let other = loaded(THINGS, Some(THINGS)).2;
    insta::assert_snapshot!([keys, meaning, version, other].join("\n"), @r#"
    error: an action needs `description`, which is missing
     --> overlay.yaml:5:3
      |
    5 | - {target: $.tags, descripton: typo, update: 1}
      |   ^^^^^^^
      |
      = at: /actions/0
      = help: add `description`: text

    error: an action has no `descripton`
     --> overlay.yaml:5:32
      |
    5 | - {target: $.tags, descripton: typo, update: 1}
      |                                ^^^^
      |
      = at: /actions/0/descripton
      = help: did you mean `description`?

    error: expected `true` or `false`, found the text "yes"
     --> overlay.yaml:6:55
      |
    6 | - {target: $.tags, description: d, update: 1, remove: 'yes'}
      |                                                       ^^^^^
      |
      = at: /actions/1/remove
      = help: write `true` or `false` without quotes

    3 errors

    error: the description is empty
     --> overlay.yaml:5:33
      |
    5 | - {target: $.tags, description: ' ', update: 1}
      |                                 ^^^
      |
      = at: /actions/0/description
      = help: say why the document is changed, and on what evidence

    error: an action updates or removes, not both
     --> overlay.yaml:6:3
      |
    6 | - {target: $.tags, description: d, update: 1, remove: true}
      |   ^^^^^^^
      |
      = at: /actions/1
      = help: split it into two actions

    error: this action does nothing
     --> overlay.yaml:7:3
      |
    7 | - {target: $.tags, description: d, remove: false}
      |   ^^^^^^^
      |
      = at: /actions/2
      = help: give it `update` or `remove: true`

    error: `$.tags[` is no JSONPath: parser error (character 6)
     --> overlay.yaml:8:12
      |
    8 | - {target: '$.tags[', description: d, remove: true}
      |            ^^^^^^^^^
      |
      = at: /actions/3/target
      = help: write it as RFC 9535 has it: `$.paths['/v1/Things'].get`

    error: this removes the whole document
     --> overlay.yaml:9:12
      |
    9 | - {target: $, description: d, remove: true}
      |            ^
      |
      = at: /actions/4/target
      = help: leave the document out of the run instead

    5 errors

    error: expected version 1.0.0 of the overlay standard
     --> overlay.yaml:1:10
      |
    1 | overlay: 2.0.0
      |          ^^^^^
      |
      = at: /overlay
      = help: expected `overlay: 1.0.0`, `info`, and `actions` with `target`, `description` and `update` or `remove`

    1 error

    error: this is no overlay: there is no `overlay: 1.0.0` at its top
    --> overlay.yaml
     |
     = help: expected `overlay: 1.0.0`, `info`, and `actions` with `target`, `description` and `update` or `remove`

    1 error
    "#);
}

#[test]
fn an_update_that_does_not_fit_what_it_selects_is_refused() {
    insta::assert_snapshot!(overlaid("
- {target: $.info.title, description: d, update: {a: 1}}
- {target: $.info, description: d, update: 1}
"), @r#"
    error: the target selects `/info/title`, which is neither object nor list
     --> overlay.yaml:5:12
      |
    5 | - {target: $.info.title, description: d, update: {a: 1}}
      |            ^^^^^^^^^^^^
      |
      = at: /actions/0/target
      = help: select the object around it, and write the key in `update`

    error: the target selects the object `/info`, so the update must be an object
     --> overlay.yaml:6:44
      |
    6 | - {target: $.info, description: d, update: 1}
      |                                            ^
      |
      = at: /actions/1/update
      = help: write the keys to merge into it

    2 errors
    "#);
}

#[test]
fn a_fault_that_the_overlay_brought_is_shown_in_the_overlay() {
    insta::assert_snapshot!(overlaid("
- target: $.tags[?@.name == 'a']
  description: shifts the others
  remove: true
- target: $.tags[?@.name == 'c']
  description: brings a fault
  update:
    description: 5
- target: $.tags
  description: brings another
  update: {nmae: d}
"), @r#"
    error: expected text, found the number 5 (at /tags/1/description of api.yaml, after the overlay)
      --> overlay.yaml:11:18
       |
    11 |     description: 5
       |                  ^
       |
       = at: /actions/1/update
       = help: write it in quotes: '5'

    error: a tag needs `name`, which is missing (at /tags/2 of api.yaml, after the overlay)
      --> overlay.yaml:14:3
       |
    14 |   update: {nmae: d}
       |   ^^^^^^
       |
       = at: /actions/2/update
       = help: add `name`: text

    warning: a tag has no `nmae`: it is ignored (at /tags/2/nmae of api.yaml, after the overlay)
      --> overlay.yaml:14:18
       |
    14 |   update: {nmae: d}
       |                  ^
       |
       = at: /actions/2/update
       = help: remove it, or let its name begin with `x-`

    2 errors, 1 warning
    "#);
    // What a removal shifts is still found at its own line.
    let text = THINGS.replace("- name: c", "- name: 3");
    let shown = loaded(
        &text,
        Some(&overlay(
            "- {target: '$.tags[0]', description: d, remove: true}",
        )),
    )
    .2;
    assert!(
        shown.contains("api.yaml:8:9") && shown.contains("/tags/1/name"),
        "{shown}"
    );
}

#[test]
fn what_an_alias_bomb_or_an_overlay_makes_of_little_text_is_bounded() {
    let mut bomb = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n".to_owned();
    for level in 1..30 {
        let below = format!("*a{},", level - 1).repeat(10);
        bomb = format!("{bomb}a{level}: &a{level} [{below}]\n");
    }
    assert!(report(bomb).contains("many times as large as the text"));
    // Each of these actions doubles what the one before it left.
    let start = "- {target: $, description: d, update: {x-a: {a: {}}}}\n";
    let doubling = "- {target: $..a, description: d, update: {a: {}, b: {a: {}}}}\n".repeat(300);
    let shown = overlaid(&format!("{start}{doubling}"));
    assert!(
        shown.contains("the overlay brings more than 200000 nodes"),
        "{shown}"
    );
    let deepen = |level| {
        format!(
            "- {{target: $.a{}, description: d, update: {{a: {{}}}}}}\n",
            ".a".repeat(level)
        )
    };
    let deepening: Vec<_> = (0..200).map(deepen).collect();
    let shown = overlaid(&format!(
        "- {{target: $, description: d, update: {{a: {{}}}}}}\n{}",
        deepening.concat()
    ));
    assert!(
        shown.contains("this nests the document in more than 128 levels"),
        "{shown}"
    );
}

#[test]
fn nesting_is_refused_before_it_fills_the_stack_and_faults_in_it_take_no_time() {
    let nested = |open: &str, leaf: &str, close: &str, times: usize| {
        format!(
            "{THINGS}    deep: {}{leaf}{}\n",
            open.repeat(times),
            close.repeat(times)
        )
    };
    for (open, close) in [
        ("{items: ", "}"),
        ("{allOf: [", "]}"),
        ("{additionalProperties: ", "}"),
        ("{properties: {a: ", "}}"),
    ] {
        assert_eq!(report(nested(open, "{}", close, 15)), "");
        assert!(report(nested(open, "{type: 1}", close, 18)).contains("expected one of `string`"));
        assert!(report(nested(open, "{}", close, 30)).contains("nested too deeply"));
        assert!(report(nested(open, "{}", close, 100_000)).contains("nested too deeply"));
    }
    assert!(report("{\"a\":".repeat(100_000)).contains("nested too deeply"));
    assert_eq!(
        report(format!(
            "{THINGS}x-a: {}{}\n",
            "[".repeat(100),
            "]".repeat(100)
        )),
        ""
    );
}

#[test]
fn a_hundred_diagnostics_are_shown_and_the_rest_counted() {
    let faults: Vec<_> = (0..150).map(|index| format!("    s{index}: 1\n")).collect();
    let shown = report(format!("{THINGS}{}", faults.concat()));
    assert_eq!(shown.matches("error: ").count(), 100);
    assert!(shown.ends_with("and 50 more\n\n150 errors\n"), "{shown}");
}

#[test]
fn a_long_line_is_cut_around_the_place_and_controls_a_terminal_no_more() {
    let text = format!(
        "{{\"openapi\": \"3.0.1\", \"x-a\": \"{}\", \"info\": {{\"title\": \"a\", \"version\": 1}}, \"paths\": {{}}}}",
        "y".repeat(10_000)
    );
    insta::assert_snapshot!(report(text), @r#"
    error: expected text, found the number 1
     --> api.yaml:1:10067
      |
     ::: 
    1 | …yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy", "info": {"title": "a", "version": 1}, "paths": {}}
      |                                                                                                      ^
      |
      = at: /info/version
      = help: write it in quotes: '1'

    1 error
    "#);
    let shown = report(format!("{THINGS}    \"\\e[31m\": 1\n"));
    assert!(!shown.contains('\u{1b}'), "{shown:?}");
}

#[test]
fn diagnostics_are_json_for_other_programs() {
    let (_, diagnostics, _) = loaded(
        "openapi: 3.0.1\ninfo: {title: a, version: 1}\npaths: {}\n",
        None,
    );
    assert_eq!(
        diagnostics.to_json(),
        json!([{
            "severity": "error", "file": "api.yaml", "line": 2, "column": 27, "pointer": "/info/version",
            "message": "expected text, found the number 1", "help": "write it in quotes: '1'",
        }])
    );
}

#[test]
fn colours_are_used_when_asked_for() {
    let sources = [source("api.yaml", "[]")];
    let (_, diagnostics) = load(&sources, None);
    assert!(diagnostics.render(&sources, None, true).contains('\u{1b}'));
    assert!(!diagnostics.render(&sources, None, false).contains('\u{1b}'));
}

#[test]
fn a_reference_gives_the_name_of_a_component_or_says_why_not() {
    assert_eq!(
        component("#/components/schemas/flex.v1.thing", "schemas").unwrap(),
        "flex.v1.thing"
    );
    assert_eq!(
        component("#/components/schemas/a~1b~01%20%C3%A9%7E0", "schemas").unwrap(),
        "a/b~1 é~"
    );
    let wrong = [
        "",
        "other.yaml#/components/schemas/x",
        "https://example.com/x",
        "#",
        "#/",
        "#thing",
        "#/definitions/x",
        "#/components/schemas",
        "#/components/schemas/",
        "#/components/parameters/x",
        "#/components/schemas/x/properties/y",
        "#/components/schemas/a~2",
        "#/components/schemas/a%2",
        "#/components/schemas/%ff",
    ];
    let said = wrong.map(|reference| {
        let error = component(reference, "schemas").unwrap_err();
        format!("{error}; {}", error.help())
    });
    insta::assert_snapshot!(said.join("\n"), @r#"
    the reference `` is empty; write it as in `#/components/schemas/Name`
    the reference `other.yaml#/components/schemas/x` leads to another document, which is not read; bundle the documents into one before, or copy the component
    the reference `https://example.com/x` leads to another document, which is not read; bundle the documents into one before, or copy the component
    the reference `#` leads to no component; write it as in `#/components/schemas/Name`
    the reference `#/` leads to no component; write it as in `#/components/schemas/Name`
    the reference `#thing` leads to no component; write it as in `#/components/schemas/Name`
    the reference `#/definitions/x` leads to no component; write it as in `#/components/schemas/Name`
    the reference `#/components/schemas` leads to no component; write it as in `#/components/schemas/Name`
    the reference `#/components/schemas/` leads to no component; write it as in `#/components/schemas/Name`
    the reference `#/components/parameters/x` leads elsewhere than to `components/schemas`; write `#/components/schemas/Name`
    the reference `#/components/schemas/x/properties/y` leads into a component, expected a whole one; make what it means a component of its own
    the reference `#/components/schemas/a~2` is not correctly encoded; write `~0` for `~`, `~1` for `/` and `%25` for `%`
    the reference `#/components/schemas/a%2` is not correctly encoded; write `~0` for `~`, `~1` for `/` and `%25` for `%`
    the reference `#/components/schemas/%ff` is not correctly encoded; write `~0` for `~`, `~1` for `/` and `%25` for `%`
    "#);
}
