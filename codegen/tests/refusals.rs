//! Documents that have no mapping: each is refused at its place, with a way out.

mod support;

use std::fmt::Write as _;

use support::{complaint, document};

/// A name for the snapshot, what is replaced in the document, and by what.
const CASES: &[(&str, &str, &str)] = &[
    ("reference_to_nowhere", "schemas/Pet'", "schemas/Dog'"),
    (
        "reference_to_another_file",
        "'#/components/schemas/Pet'",
        "'other.yaml#/Pet'",
    ),
    (
        "reference_in_a_circle",
        "    Pet:\n",
        "    A: { $ref: '#/components/schemas/B' }\n    B: { $ref: '#/components/schemas/A' }\n    Pet:\n      $ref: '#/components/schemas/A'\n    Old:\n",
    ),
    (
        "list_of_itself",
        "    Pet:\n",
        "    Pet: { type: array, items: { $ref: '#/components/schemas/Pet' } }\n    Old:\n",
    ),
    (
        "type_that_contradicts_its_enum",
        "{ type: string, enum: [cat, dog] }",
        "{ type: string, enum: [1, 2] }",
    ),
    ("enum_without_a_value", "enum: [cat, dog]", "enum: []"),
    (
        "enum_value_without_a_name",
        "enum: [cat, dog]",
        "enum: [cat, '~']",
    ),
    (
        "enum_values_of_one_name",
        "enum: [cat, dog]",
        "enum: [in-progress, in_progress]",
    ),
    (
        "enum_value_that_is_the_catch_all",
        "enum: [cat, dog]",
        "enum: [cat, unrecognized]",
    ),
    (
        "path_parameter_missing_from_the_path",
        "/pets/{id}:",
        "/pets:",
    ),
    (
        "path_without_its_parameter",
        "name: id, in: path, required: true",
        "name: id, in: query",
    ),
    (
        "parameter_in_a_cookie",
        "      responses:",
        "      parameters: [{ name: session, in: cookie, schema: { type: string } }]\n      responses:",
    ),
    (
        "list_without_explode",
        "      responses:",
        "      parameters: [{ name: ids, in: query, explode: false, schema: { type: array, items: { type: string } } }]\n      responses:",
    ),
    (
        "parameter_with_content",
        "      responses:",
        "      parameters: [{ name: filter, in: query, content: { application/json: {} } }]\n      responses:",
    ),
    (
        "path_parameter_that_is_a_list",
        "in: path, required: true, schema: { type: string }",
        "in: path, required: true, schema: { type: array, items: { type: string } }",
    ),
    (
        "input_named_like_a_method",
        "      responses:",
        "      parameters: [{ name: Send, in: query, schema: { type: string } }]\n      responses:",
    ),
    (
        "inputs_of_one_name",
        "      responses:",
        "      parameters: [{ name: page-size, in: query, schema: { type: string } }, { name: pageSize, in: query, schema: { type: string } }]\n      responses:",
    ),
    (
        "fields_of_one_name",
        "name: { type: string }",
        "name: { type: string }\n        Name: { type: string }",
    ),
    (
        "model_named_like_a_type_of_the_prelude",
        "    Pet:\n",
        "    Pet: { type: object, properties: { o: { $ref: '#/components/schemas/Option' } } }\n    Option:\n",
    ),
    (
        "two_operations_of_one_id",
        "      operationId: FetchPet",
        "      operationId: FetchPet\n      responses: { '204': { description: none } }\n    delete:\n      operationId: FetchPet",
    ),
    (
        "two_operations_of_one_verb",
        "      operationId: FetchPet",
        "      operationId: FetchPetQuickly\n      responses: { '204': { description: none } }\n    delete:\n      operationId: FetchPet",
    ),
    (
        "two_paths_of_one_name",
        "  /pets/{id}:",
        "  /pet/x:\n    get: { operationId: FetchX, responses: { '204': { description: none } } }\n  /pets/{id}:",
    ),
    (
        "any_of",
        "{ type: string, enum: [cat, dog] }",
        "{ anyOf: [{ type: string }, { type: integer }] }",
    ),
    (
        "all_of_several",
        "{ type: string, enum: [cat, dog] }",
        "{ allOf: [{ type: object }, { type: object }] }",
    ),
    (
        "all_of_beside_a_type",
        "      type: object\n",
        "      type: object\n      allOf: [{ type: object }]\n",
    ),
    (
        "body_that_is_neither_form_nor_json",
        "      responses:",
        "      requestBody: { content: { multipart/form-data: { schema: { type: object } } } }\n      responses:",
    ),
    (
        "response_that_is_not_json",
        "application/json:",
        "text/csv:",
    ),
    (
        "form_that_is_no_object",
        "      responses:",
        "      requestBody: { content: { application/x-www-form-urlencoded: { schema: { type: string } } } }\n      responses:",
    ),
    ("server_without_a_host", "https://pets.example.com", "/v1"),
    ("no_operation", "    get:", "    x-get:"),
];

#[test]
fn each_is_refused_at_its_place_with_a_way_out() {
    insta::with_settings!({ snapshot_path => "refusals", prepend_module_to_snapshot => false, omit_expression => true }, {
        for (name, replace, with) in CASES {
            let text = complaint(&document(replace, with));
            assert!(text.contains("error"), "{name} was accepted");
            insta::assert_snapshot!(*name, text);
        }
    });
}

#[test]
fn the_document_of_these_tests_is_accepted_as_it_stands() {
    assert_eq!(complaint(&document("Pets", "Pets")), "");
}

#[test]
fn everything_that_is_wrong_is_said_at_once() {
    let text =
        document("schemas/Pet'", "schemas/Dog'").replacen("https://pets.example.com", "/v1", 1);
    let complaint = complaint(&text);
    assert!(
        complaint.contains("leads nowhere") && complaint.contains("is not an absolute"),
        "{complaint}"
    );
}

#[test]
fn a_chain_of_thousands_of_schemas_is_no_reason_to_overflow() {
    let mut models = String::new();
    let mut aliases = String::new();
    for index in 0..5_000 {
        let next = index + 1;
        let _ = writeln!(
            models,
            "    M{index}: {{ type: object, properties: {{ next: {{ $ref: '#/components/schemas/M{next}' }} }} }}"
        );
        let _ = writeln!(
            aliases,
            "    A{index}: {{ type: array, items: {{ $ref: '#/components/schemas/A{next}' }} }}"
        );
    }
    let chain = document(
        "    Pet:\n",
        &format!("    Pet: {{ $ref: '#/components/schemas/M0' }}\n{models}    M5000:\n"),
    );
    assert_eq!(complaint(&chain), "");
    let deep = document(
        "    Pet:\n",
        &format!("    Pet: {{ $ref: '#/components/schemas/A0' }}\n{aliases}    A5000:\n"),
    );
    assert!(complaint(&deep).contains("nest too deep"));
}
