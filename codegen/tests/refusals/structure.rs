//! Documents that are no OpenAPI in one place: one replacement each.

use super::cases::Case;

/// What the standard does not have.
pub(crate) const CASES: &[Case] = &[
    (
        "schema_that_is_nested_too_deeply",
        "name: { type: string }",
        "name: { items: { items: { items: { items: { items: { items: { items: { items: { items: { items: { items: { items: { items: { items: { items: { items: { items: { items: { items: { items: { items: { items: { items: { items: { items: {} } } } } } } } } } } } } } } } } } } } } } } } } }",
    ),
    ("key_that_is_unknown", "operationId", "operationID"),
    (
        "key_that_is_like_no_other",
        "operationId: FetchPet",
        "operationId: FetchPet\n      weight: 5",
    ),
    (
        "key_that_is_no_path",
        "  /pets/{id}:",
        "  pets: {}\n  /pets/{id}:",
    ),
    ("key_that_is_missing", "          description: ok\n", ""),
    ("kind_that_is_missing", "in: path, ", ""),
    ("kind_that_is_unknown", "in: path, ", "in: paht, "),
    (
        "neither_schema_nor_content",
        ", schema: { type: string } }\n    get",
        " }\n    get",
    ),
    ("number_for_text", "version: '1'", "version: 1"),
    (
        "text_for_a_number",
        "name: { type: string }",
        "name: { type: string, maxLength: '9' }",
    ),
    (
        "text_for_a_truth_value",
        "name: { type: string }",
        "name: { type: string, nullable: 'true' }",
    ),
    (
        "word_that_is_unknown",
        "name: { type: string }",
        "name: { type: strng }",
    ),
    (
        "list_for_a_schema",
        "name: { type: string }",
        "name: [string]",
    ),
    ("nothing_for_a_schema", "name: { type: string }", "name:"),
    (
        "mistake_beside_what_has_no_mapping",
        "  /pets/{id}:",
        "  /fish:\n    get: [1]\n  /birds:\n    get: { responses: { '200': { description: ok, content: { application/json: { schema: { $ref: 'other.yaml' } } } } } }\n  /pets/{id}:",
    ),
];
