//! Text in, a document or what is wrong with it out.

use super::{THINGS, loaded, report};
use serde_json::json;

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
