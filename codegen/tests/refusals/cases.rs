//! Documents that are OpenAPI and have no mapping: one replacement each.

/// A name for the snapshot, what is replaced in the document, and by what.
pub(crate) type Case = (&'static str, &'static str, &'static str);

/// What the generator cannot make Rust of.
pub(crate) const CASES: &[Case] = &[
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
        "map_of_itself",
        "    Pet:\n",
        "    Pet: { type: object, additionalProperties: { $ref: '#/components/schemas/Pet' } }\n    Old:\n",
    ),
    (
        "schema_that_stands_for_itself",
        "    Pet:\n",
        "    Pet: { allOf: [{ $ref: '#/components/schemas/Pet' }] }\n    Old:\n",
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
        "component_missing_from_one_of_two_paths",
        "      responses:\n        '200':\n          description: ok\n          content:\n            application/json:\n              schema: { $ref: '#/components/schemas/Pet' }\ncomponents:\n",
        "      parameters: [{ $ref: '#/components/parameters/Toy' }]\n      responses: { '204': { description: none } }\n  /toys/{toy}:\n    get: { operationId: FetchToy, parameters: [{ $ref: '#/components/parameters/Toy' }], responses: { '204': { description: none } } }\ncomponents:\n  parameters:\n    Toy: { name: toy, in: path, required: true, schema: { type: string } }\n",
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
        "component_in_a_cookie",
        "      responses:\n        '200':\n          description: ok\n          content:\n            application/json:\n              schema: { $ref: '#/components/schemas/Pet' }\ncomponents:\n",
        "      parameters: [{ $ref: '#/components/parameters/Session' }]\n      responses: { '204': { description: none } }\ncomponents:\n  parameters:\n    Session: { name: session, in: cookie, schema: { type: string } }\n",
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
        "inputs_of_one_name",
        "      responses:",
        "      parameters: [{ name: page-size, in: query, schema: { type: string } }, { name: pageSize, in: query, schema: { type: string } }]\n      responses:",
    ),
    (
        "input_named_like_the_body",
        "      responses:",
        "      parameters: [{ name: Body, in: query, schema: { type: string } }]\n      requestBody: { content: { application/json: {} } }\n      responses:",
    ),
    (
        "fields_of_one_name_that_define_types",
        "name: { type: string }",
        "Kind: { type: string, enum: [cat, dog] }",
    ),
    (
        "enums_of_one_name",
        "    Pet:\n      type: object\n      properties:\n        name: { type: string }",
        "    pet_enum_kind: { type: string, enum: [dog, cat] }\n    Pet:\n      type: object\n      properties:\n        name: { $ref: '#/components/schemas/pet_enum_kind' }",
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
        "two_segments_of_one_name",
        "  /pets/{id}:",
        "  /cat/toys/x:\n    get: { operationId: FetchX, responses: { '204': { description: none } } }\n  /cat_toys/y:\n    get: { operationId: FetchY, responses: { '204': { description: none } } }\n  /pets/{id}:",
    ),
    (
        "segment_named_like_a_module",
        "  /pets/{id}:",
        "  /sidecar:\n    get: { operationId: FetchY, responses: { '204': { description: none } } }\n  /sid/{sid}/x:\n    parameters: [{ name: sid, in: path, required: true, schema: { type: string } }]\n    get: { operationId: FetchX, responses: { '204': { description: none } } }\n  /pets/{id}:",
    ),
    (
        "parameter_of_one_name_with_a_segment",
        "  /pets/{id}:",
        "  /toys/{toy_id}/x:\n    parameters: [{ name: toy_id, in: path, required: true, schema: { type: string } }]\n    get: { operationId: FetchX, responses: { '204': { description: none } } }\n  /toy:\n    get: { operationId: FetchY, responses: { '204': { description: none } } }\n  /pets/{id}:",
    ),
    (
        "segment_of_one_name_with_a_parameter",
        "  /pets/{id}:",
        "  /toy/y:\n    get: { operationId: FetchY, responses: { '204': { description: none } } }\n  /toys/{toy_id}/x:\n    parameters: [{ name: toy_id, in: path, required: true, schema: { type: string } }]\n    get: { operationId: FetchX, responses: { '204': { description: none } } }\n  /pets/{id}:",
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
        "not",
        "{ type: string, enum: [cat, dog] }",
        "{ not: { type: string } }",
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
        "path_that_is_a_reference",
        "  /pets/{id}:",
        "  /cats: { $ref: '#/paths/~1pets~1{id}' }\n  /pets/{id}:",
    ),
    (
        "required_inputs_named_like_a_model",
        "    get:\n      operationId: FetchPet",
        "    get:\n      operationId: CreatePet\n      parameters: [{ name: a, in: query, required: true, schema: { type: string } }, { name: b, in: query, required: true, schema: { type: string } }, { name: c, in: query, required: true, schema: { type: string } }, { name: d, in: query, required: true, schema: { type: string, enum: [x], x-rust-name: NewPet } }]",
    ),
    (
        "reference_to_another_section",
        "schemas/Pet'",
        "responses/Pet'",
    ),
    (
        "reference_into_a_component",
        "schemas/Pet'",
        "schemas/Pet/properties/name'",
    ),
    (
        "reference_that_is_wrongly_encoded",
        "schemas/Pet'",
        "schemas/Pet%2'",
    ),
    (
        "reference_to_no_component",
        "'#/components/schemas/Pet'",
        "'#/paths'",
    ),
    (
        "reference_that_is_empty",
        "'#/components/schemas/Pet'",
        "''",
    ),
    (
        "handle_named_like_a_model",
        "      type: object\n",
        "      type: object\n      x-rust-name: PetHandle\n",
    ),
    (
        "sid_named_like_a_model",
        "      type: object\n      properties:\n        name: { type: string }",
        "      type: object\n      x-rust-name: OpSid\n      properties:\n        name: { type: string, pattern: '^OP[0-9a-fA-F]{32}$' }",
    ),
    (
        "sid_named_like_a_type_of_the_prelude",
        "components:\n  schemas:\n    Pet:\n      type: object\n      properties:\n        name: { type: string }",
        "x-rust-sids: { OP: { name: Option } }\ncomponents:\n  schemas:\n    Pet:\n      type: object\n      properties:\n        name: { type: string, pattern: '^OP[0-9a-fA-F]{32}$' }",
    ),
    (
        "sid_without_a_name",
        "components:\n  schemas:\n    Pet:\n      type: object\n      properties:\n        name: { type: string }",
        "x-rust-sids: { OP: { name: '~' } }\ncomponents:\n  schemas:\n    Pet:\n      type: object\n      properties:\n        name: { type: string, pattern: '^OP[0-9a-fA-F]{32}$' }",
    ),
];
