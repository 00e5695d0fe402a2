//! Documents that look as if they could not be mapped and are: one replacement each, and nothing to say about them.

use super::cases::Case;

/// What the generator makes Rust of without a word.
pub(crate) const CASES: &[Case] = &[
    (
        "list_of_itself",
        "    Pet:\n",
        "    Pet: { type: array, items: { $ref: '#/components/schemas/Pet' } }\n    Old:\n",
    ),
    (
        "map_of_itself",
        "    Pet:\n",
        "    Pet: { type: object, additionalProperties: { $ref: '#/components/schemas/Pet' } }\n    Old:\n",
    ),
    (
        "type_that_contradicts_a_limit",
        "{ type: string, enum: [cat, dog] }",
        "{ type: integer, minimum: 1.5 }",
    ),
    (
        "type_that_contradicts_its_enum",
        "{ type: string, enum: [cat, dog] }",
        "{ type: string, enum: [1, 2] }",
    ),
    (
        "enum_value_without_a_name",
        "enum: [cat, dog]",
        "enum: [cat, '~']",
    ),
    (
        "enum_value_that_is_the_catch_all",
        "enum: [cat, dog]",
        "enum: [cat, unrecognized]",
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
        "path_parameter_with_content",
        "in: path, required: true, schema: { type: string }",
        "in: path, required: true, content: { application/json: {} }",
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
        "model_named_like_a_type_of_the_prelude",
        "    Pet:\n",
        "    Pet: { type: object, properties: { o: { $ref: '#/components/schemas/Option' } } }\n    Option:\n",
    ),
    (
        "segment_named_like_a_module",
        "  /pets/{id}:",
        "  /sidecar:\n    get: { operationId: FetchY, responses: { '204': { description: none } } }\n  /sid/{sid}/x:\n    parameters: [{ name: sid, in: path, required: true, schema: { type: string } }]\n    get: { operationId: FetchX, responses: { '204': { description: none } } }\n  /pets/{id}:",
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
    ("enum_of_null_alone", "enum: [cat, dog]", "enum: [null]"),
    (
        "enum_of_integers",
        "{ type: string, enum: [cat, dog] }",
        "{ type: integer, enum: [1, 2] }",
    ),
    (
        "enum_without_a_type",
        "{ type: string, enum: [cat, dog] }",
        "{ enum: [cat, dog] }",
    ),
    (
        "one_of",
        "{ type: string, enum: [cat, dog] }",
        "{ oneOf: [{ type: string }, { type: integer }] }",
    ),
    (
        "field_without_a_name",
        "name: { type: string }",
        "'~': { type: string }",
    ),
    (
        "field_named_like_a_method",
        "name: { type: string }",
        "unknown_fields: { type: string }",
    ),
    (
        "schema_without_a_name",
        "    Pet:\n",
        "    Pet: { type: object, properties: { o: { $ref: '#/components/schemas/~0' } } }\n    '~':\n",
    ),
    (
        "operation_without_a_name",
        "operationId: FetchPet",
        "operationId: '~'",
    ),
    (
        "method_without_a_name",
        "operationId: FetchPet",
        "operationId: FetchPet\n      x-rust-method: '~'",
    ),
    (
        "path_without_a_name",
        "  /pets/{id}:",
        "  /~:\n    get: { operationId: FetchX, responses: { '204': { description: none } } }\n  /pets/{id}:",
    ),
    (
        "path_named_like_a_module",
        "  /pets/{id}:",
        "  /sid:\n    get: { operationId: FetchX, responses: { '204': { description: none } } }\n  /pets/{id}:",
    ),
    (
        "path_parameter_without_a_name",
        "  /pets/{id}:\n    parameters:\n      - { name: id,",
        "  /pets/{~}:\n    parameters:\n      - { name: '~',",
    ),
    (
        "reference_into_a_component",
        "schemas/Pet'",
        "schemas/Pet/properties/name'",
    ),
    (
        "sid_named_like_a_model",
        "      type: object\n      properties:\n        name: { type: string }",
        "      type: object\n      x-rust-name: OpSid\n      properties:\n        name: { type: string, pattern: '^OP[0-9a-fA-F]{32}$' }",
    ),
    (
        "key_beside_a_reference",
        "schemas/Pet' }",
        "schemas/Pet', nullable: true }",
    ),
    (
        "number_for_a_truth_value",
        "name: { type: string }",
        "name: { type: number, exclusiveMinimum: 3 }",
    ),
    (
        "list_of_types",
        "name: { type: string }",
        "name: { type: [string, 'null'] }",
    ),
];
