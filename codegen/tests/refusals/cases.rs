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
        "schema_that_stands_for_itself",
        "    Pet:\n",
        "    Pet: { allOf: [{ $ref: '#/components/schemas/Pet' }] }\n    Old:\n",
    ),
    ("enum_without_a_value", "enum: [cat, dog]", "enum: []"),
    (
        "enum_values_of_one_name",
        "enum: [cat, dog]",
        "enum: [in-progress, in_progress]",
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
        "form_that_is_no_object",
        "      responses:",
        "      requestBody: { content: { application/x-www-form-urlencoded: { schema: { type: string } } } }\n      responses:",
    ),
    ("server_without_a_host", "https://pets.example.com", "/v1"),
    ("no_operation", "    get:", "    x-get:"),
    (
        "not",
        "{ type: string, enum: [cat, dog] }",
        "{ not: { type: string } }",
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
