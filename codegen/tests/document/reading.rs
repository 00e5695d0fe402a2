//! Text in, a document or what is wrong with it out.

use super::{THINGS, loaded, report};
use serde_json::json;

#[test]
fn a_status_code_without_quotes_is_a_key() {
    let (documents, _, shown) = loaded(THINGS, None);
    assert_eq!(shown, "");
    let operation = &documents[0].tree["paths"]["/v1/Things/{Sid}"]["get"];
    assert_eq!(operation["responses"]["200"]["description"], "A thing");
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
        assert_eq!(documents[0].tree, plain[0].tree);
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
    let schemas = &documents[0].tree["components"]["schemas"];
    assert_eq!(schemas["own"]["description"], "own");
    assert_eq!(schemas["same"]["description"], "shared");
    let date = json!({ "type": "string", "example": "2024-01-31T10:00:00Z", "default": "yes", "title": "1" });
    assert_eq!(schemas["date"], date);
}

#[test]
fn keys_that_stand_twice_are_shown_with_both_places() {
    let text = format!("{THINGS}    thing: {{}}\npaths: {{}}\n");
    insta::assert_snapshot!(report(text), @r#"
    error: the key `thing` appears twice in one object
      --> api.yaml:27:5
       |
    27 |     thing: {}
       |     ^^^^^
       |
       = at: /components/schemas/thing
       = help: it is also in line 22: keep one of the two

    error: the key `paths` appears twice in one object
      --> api.yaml:28:1
       |
    28 | paths: {}
       | ^^^^^
       |
       = at: /paths
       = help: it is also in line 9: keep one of the two

    2 errors
    "#);
    insta::assert_snapshot!(report("{\n  \"a\": {\"~/\": 1, \"~/\": 2}\n}"), @r#"
    error: the key `~/` appears twice in one object
     --> api.yaml:2:18
      |
    2 |   "a": {"~/": 1, "~/": 2}
      |                  ^^^^
      |
      = at: /a/~0~1
      = help: it is also in line 2: keep one of the two

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
    error: expected one of `string`, `number`, `integer`, `boolean`, `object`, `array`, `null`, or a list of them, found the text "strng"
      --> api.yaml:24:21
       |
    24 |         sid: {type: strng, minLength: '34', exclusiveMinimum: 3}
       |                     ^^^^^
       |
       = at: /components/schemas/thing/properties/sid/type
       = help: did you mean `string`?
       = overlay: - { target: "$.components.schemas.thing.properties.sid", description: say why, update: { type: string } }

    error: expected `true`, `false` or a schema (an object), found a list
      --> api.yaml:25:9
       |
    25 |         size: [1]
       |         ^^^^
       |
       = at: /components/schemas/thing/properties/size
       = help: fix it in the document, or with an overlay action

    warning: expected text, found the number 1.0: it is ignored
     --> api.yaml:4:12
      |
    4 |   version: 1.0
      |            ^^^
      |
      = at: /info/version
      = help: write it in quotes: '1.0'
      = overlay: - { target: "$.info", description: say why, update: { version: "1.0" } }

    warning: an operation has no `operationID`: it is ignored
      --> api.yaml:12:7
       |
    12 |       operationID: FetchThing
       |       ^^^^^^^^^^^
       |
       = at: /paths/~1v1~1Things~1{Sid}/get/operationID
       = help: did you mean `operationId`?

    warning: a response needs `description`, which is missing
      --> api.yaml:14:9
       |
    14 |         200:
       |         ^^^
       |
       = at: /paths/~1v1~1Things~1{Sid}/get/responses/200
       = help: add `description`: text
       = overlay: - { target: "$.paths['/v1/Things/{Sid}'].get.responses['200']", description: say why, update: { description: TEXT } }

    warning: expected a whole number from 0, found the text "34": it is ignored
      --> api.yaml:24:39
       |
    24 |         sid: {type: strng, minLength: '34', exclusiveMinimum: 3}
       |                                       ^^^^
       |
       = at: /components/schemas/thing/properties/sid/minLength
       = help: write the number without quotes
       = overlay: - { target: "$.components.schemas.thing.properties.sid", description: say why, update: { minLength: 34 } }

    2 errors, 4 warnings
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

    error: expected one of `query`, `header`, `path`, `cookie`, found the text "paht"
      --> api.yaml:31:22
       |
    31 |     c: {name: c, in: paht, schema: {}}
       |                      ^^^^
       |
       = at: /components/parameters/c/in
       = help: `in` decides what a parameter is

    warning: expected one of `simple`, `label`, `matrix`, found the text "deepObject": it is ignored
      --> api.yaml:30:35
       |
    30 |     b: {name: b, in: path, style: deepObject, schema: {}}
       |                                   ^^^^^^^^^^
       |
       = at: /components/parameters/b/style
       = help: fix it in the document, or with an overlay action

    warning: a parameter needs one of `schema`, `content`
      --> api.yaml:32:5
       |
    32 |     d: {name: d, in: query}
       |     ^
       |
       = at: /components/parameters/d
       = help: give one of them and not both

    warning: a security scheme needs `scheme`, which is missing
      --> api.yaml:34:5
       |
    34 |     e: {type: http}
       |     ^
       |
       = at: /components/securitySchemes/e
       = help: add `scheme`: text
       = overlay: - { target: "$.components.securitySchemes.e", description: say why, update: { scheme: TEXT } }

    warning: an OAuth flow needs `tokenUrl`, which is missing
      --> api.yaml:35:31
       |
    35 |     f: {type: oauth2, flows: {password: {scopes: {}}}}
       |                               ^^^^^^^^
       |
       = at: /components/securitySchemes/f/flows/password
       = help: add `tokenUrl`: text
       = overlay: - { target: "$.components.securitySchemes.f.flows.password", description: say why, update: { tokenUrl: TEXT } }

    2 errors, 4 warnings
    "#);
}
