//! Small changes of the document in `diff/base.yaml`, one per kind of change.

/// A name for the snapshot, and what is replaced in the document by what.
pub(crate) type Case = (&'static str, &'static [(&'static str, &'static str)]);

pub(crate) const CASES: &[Case] = &[
    // Operations and the tree of handles.
    (
        "operation_added",
        &[(
            "      operationId: ListShop\n",
            "      operationId: ListShop\n      responses: { '204': { description: none } }\n    delete:\n      operationId: CloseShop\n",
        )],
    ),
    (
        "operation_removed",
        &[(
            "    delete:\n      operationId: DeletePet\n      responses: { '204': { description: none } }\n",
            "",
        )],
    ),
    (
        "operation_renamed",
        &[("operationId: CreatePet", "operationId: AdoptPet")],
    ),
    (
        "operation_renamed_with_its_struct",
        &[("operationId: CreateOwner", "operationId: CreateKeeper")],
    ),
    (
        "operation_id_alone",
        &[(
            "operationId: DeletePet",
            "operationId: delete-pet\n      x-rust-name: DeletePet\n      x-rust-method: delete",
        )],
    ),
    (
        "operation_deprecated",
        &[(
            "operationId: DeletePet",
            "operationId: DeletePet\n      deprecated: true",
        )],
    ),
    (
        "http_method",
        &[(
            "    delete:\n      operationId: DeletePet",
            "    patch:\n      operationId: DeletePet",
        )],
    ),
    (
        "server",
        &[("https://pets.example.com", "https://animals.example.com")],
    ),
    ("path_of_the_same_name", &[("/v1/Shops", "/v1/shops")]),
    (
        "path_renamed",
        &[
            ("/v1/Pets:", "/v1/Animals:"),
            ("/v1/Pets/{Sid}:", "/v1/Animals/{Sid}:"),
        ],
    ),
    (
        "path_moved",
        &[(
            "/v1/Shops:",
            "/v1/Pets/{Sid}/Shops:\n    parameters: [{ name: Sid, in: path, required: true, schema: { type: string, pattern: '^PE[0-9a-fA-F]{32}$' } }]",
        )],
    ),
    (
        "path_added",
        &[(
            "  /v1/Shops:\n",
            "  /v1/Shops/Open:\n    get: { operationId: FetchOpenShop, responses: { '204': { description: none } } }\n  /v1/Shops:\n",
        )],
    ),
    (
        "path_parameter_renamed",
        &[
            ("/v1/Pets/{Sid}:", "/v1/Pets/{PetSid}:"),
            ("name: Sid, in: path", "name: PetSid, in: path"),
        ],
    ),
    (
        "path_parameter_type",
        &[(
            "in: path, required: true, schema: { type: string, pattern: '^PE[0-9a-fA-F]{32}$' }",
            "in: path, required: true, schema: { type: string }",
        )],
    ),
    (
        "version_added",
        &[(
            "  /v1/Shops:\n",
            "  /v2/Shops:\n    get: { operationId: FetchShop2, responses: { '204': { description: none } } }\n  /v1/Shops:\n",
        )],
    ),
    (
        "version_renamed",
        &[
            ("/v1/Pets:", "/v2/Pets:"),
            ("/v1/Pets/{Sid}:", "/v2/Pets/{Sid}:"),
            ("/v1/Owners:", "/v2/Owners:"),
            ("/v1/Shops:", "/v2/Shops:"),
        ],
    ),
    ("title", &[("title: Pets", "title: Pets and more")]),
    (
        "examples",
        &[(
            "value: { Name: Rex, Kind: dog }",
            "value: { Name: Ted, Kind: dog }",
        )],
    ),
    // Inputs.
    (
        "optional_input_added",
        &[(
            "Color: { type: string }\n",
            "Color: { type: string }\n                Size: { type: integer }\n",
        )],
    ),
    (
        "optional_input_removed",
        &[("                Color: { type: string }\n", "")],
    ),
    (
        "optional_input_renamed",
        &[(
            "Color: { type: string }",
            "Color: { type: string, x-rust-name: colour }",
        )],
    ),
    (
        "optional_input_renamed_on_the_wire",
        &[("Color: { type: string }", "color: { type: string }")],
    ),
    (
        "optional_input_type",
        &[("Color: { type: string }", "Color: { type: integer }")],
    ),
    (
        "optional_input_becomes_a_list",
        &[(
            "Color: { type: string }",
            "Color: { type: array, items: { type: string } }",
        )],
    ),
    (
        "optional_input_becomes_a_sid",
        &[(
            "Color: { type: string }",
            "Color: { type: string, pattern: '^CO[0-9a-fA-F]{32}$' }",
        )],
    ),
    (
        "optional_input_of_another_shape",
        &[(
            "Extra: {}",
            "Extra: { type: object, additionalProperties: { type: string } }",
        )],
    ),
    (
        "optional_input_deprecated",
        &[(
            "Color: { type: string }",
            "Color: { type: string, deprecated: true }",
        )],
    ),
    (
        "optional_input_becomes_required",
        &[("required: [Name, Kind]", "required: [Name, Kind, Color]")],
    ),
    (
        "required_input_becomes_optional",
        &[("required: [Name, Kind]", "required: [Name]")],
    ),
    (
        "required_input_added",
        &[
            ("required: [Name, Kind]", "required: [Name, Kind, Age]"),
            (
                "Color: { type: string }\n",
                "Color: { type: string }\n                Age: { type: integer }\n",
            ),
        ],
    ),
    (
        "required_input_removed",
        &[
            ("required: [Name, Kind]", "required: [Kind]"),
            ("                Name: { type: string }\n", ""),
        ],
    ),
    (
        "required_input_renamed",
        &[(
            "Name: { type: string }",
            "Name: { type: string, x-rust-name: called }",
        )],
    ),
    (
        "required_input_deprecated",
        &[(
            "Name: { type: string }",
            "Name: { type: string, deprecated: true }",
        )],
    ),
    (
        "required_inputs_reordered",
        &[(
            "                Name: { type: string }\n                Kind: { $ref: '#/components/schemas/kind' }\n",
            "                Kind: { $ref: '#/components/schemas/kind' }\n                Name: { type: string }\n",
        )],
    ),
    (
        "optional_inputs_reordered",
        &[(
            "                Color: { type: string }\n                Extra: {}\n",
            "                Extra: {}\n                Color: { type: string }\n",
        )],
    ),
    (
        "required_inputs_become_a_struct",
        &[(
            "required: [Name, Kind]",
            "required: [Name, Kind, Color, Extra]",
        )],
    ),
    (
        "field_of_the_required_struct_added",
        &[
            ("required: [A, B, C, D]", "required: [A, B, C, D, F]"),
            (
                "                E: { type: string }\n",
                "                E: { type: string }\n                F: { type: string }\n",
            ),
        ],
    ),
    (
        "field_of_the_required_struct_becomes_required",
        &[("required: [A, B, C, D]", "required: [A, B, C, D, E]")],
    ),
    (
        "field_of_the_required_struct_removed",
        &[
            ("required: [A, B, C, D]", "required: [A, B, C]"),
            ("                D: { type: string }\n", ""),
        ],
    ),
    (
        "field_of_the_required_struct_becomes_a_sid",
        &[(
            "A: { type: string }",
            "A: { type: string, pattern: '^AA[0-9a-fA-F]{32}$' }",
        )],
    ),
    (
        "input_in_another_place",
        &[("name: Trace, in: header", "name: Trace, in: query")],
    ),
    (
        "input_marked_personal",
        &[(
            "Color: { type: string }",
            "Color: { type: string, x-twilio: { pii: { handling: standard } } }",
        )],
    ),
    (
        "form_becomes_json",
        &[
            (
                "              type: object\n              required: [Name, Kind]",
                "              type: object\n              x: x\n              required: [Name, Kind]",
            ),
            (
                "application/x-www-form-urlencoded:\n            examples",
                "application/json:\n            examples",
            ),
        ],
    ),
    // Responses.
    (
        "response_empty",
        &[(
            "schema: { $ref: '#/components/schemas/pet' }",
            "schema: { $ref: '#/components/schemas/shop' }",
        )],
    ),
    (
        "response_gone",
        &[(
            "          content: { application/json: { schema: { $ref: '#/components/schemas/pet' } } }\n",
            "",
        )],
    ),
    (
        "listing_becomes_one",
        &[("next_page_url: { type: string }", "page: { type: string }")],
    ),
    (
        "listing_under_another_key",
        &[("pets: { type: array", "animals: { type: array")],
    ),
    // Models.
    (
        "field_added",
        &[(
            "        name: { type: string }\n",
            "        name: { type: string }\n        age: { type: integer }\n",
        )],
    ),
    (
        "required_field_added",
        &[
            (
                "    pet:\n      type: object\n",
                "    pet:\n      type: object\n      required: [age]\n",
            ),
            (
                "        name: { type: string }\n",
                "        name: { type: string }\n        age: { type: integer }\n",
            ),
        ],
    ),
    ("field_removed", &[("        name: { type: string }\n", "")]),
    (
        "field_renamed",
        &[(
            "        name: { type: string }\n",
            "        name: { type: string, x-rust-name: called }\n",
        )],
    ),
    (
        "field_renamed_on_the_wire",
        &[(
            "        name: { type: string }\n",
            "        Name: { type: string }\n",
        )],
    ),
    (
        "field_type",
        &[(
            "        name: { type: string }\n",
            "        name: { type: boolean }\n",
        )],
    ),
    (
        "field_becomes_required",
        &[(
            "    pet:\n      type: object\n",
            "    pet:\n      type: object\n      required: [name]\n",
        )],
    ),
    (
        "field_becomes_recursive",
        &[(
            "        owner: { $ref: '#/components/schemas/shop' }\n",
            "        owner: { $ref: '#/components/schemas/pet' }\n",
        )],
    ),
    (
        "field_marked_personal",
        &[(
            "        name: { type: string }\n",
            "        name: { type: string, x-twilio: { pii: { handling: standard } } }\n",
        )],
    ),
    (
        "field_no_longer_personal",
        &[(
            "        address: { type: string, x-twilio: { pii: { handling: standard } } }\n",
            "        address: { type: string }\n",
        )],
    ),
    (
        "field_deprecated",
        &[(
            "        name: { type: string }\n",
            "        name: { type: string, deprecated: true }\n",
        )],
    ),
    (
        "fields_reordered",
        &[(
            "        name: { type: string }\n        kind: { $ref: '#/components/schemas/kind' }\n",
            "        kind: { $ref: '#/components/schemas/kind' }\n        name: { type: string }\n",
        )],
    ),
    (
        "model_renamed",
        &[(
            "    pet:\n      type: object\n",
            "    pet:\n      type: object\n      x-rust-name: Animal\n",
        )],
    ),
    (
        "model_renamed_on_the_wire",
        &[
            ("    pet:\n", "    the.pet:\n      x-rust-name: Pet\n"),
            ("schemas/pet'", "schemas/the.pet'"),
        ],
    ),
    (
        "model_added",
        &[(
            "        name: { type: string }\n",
            "        name: { type: object, properties: { first: { type: string } } }\n",
        )],
    ),
    (
        "model_removed",
        &[("        owner: { $ref: '#/components/schemas/shop' }\n", "")],
    ),
    (
        "model_becomes_an_input",
        &[("Extra: {}", "Extra: { $ref: '#/components/schemas/shop' }")],
    ),
    (
        "words",
        &[
            (
                "        name: { type: string }\n",
                "        name: { type: string, description: What it answers to. }\n",
            ),
            (
                "        address: { ",
                "        address: { description: Where it lives., ",
            ),
            (
                "Color: { type: string }",
                "Color: { type: string, description: Of the fur. }",
            ),
        ],
    ),
    // Enums.
    (
        "value_added",
        &[("enum: [cat, dog]", "enum: [cat, dog, cow]")],
    ),
    ("value_removed", &[("enum: [cat, dog]", "enum: [cat]")]),
    (
        "value_renamed",
        &[(
            "enum: [cat, dog]",
            "enum: [cat, dog]\n      x-rust-variants: { dog: Hound }",
        )],
    ),
    (
        "value_renamed_on_the_wire",
        &[("enum: [cat, dog]", "enum: [cat, Dog]")],
    ),
    (
        "values_reordered",
        &[("enum: [cat, dog]", "enum: [dog, cat]")],
    ),
    (
        "enum_renamed",
        &[(
            "    kind:\n      type: string\n",
            "    kind:\n      type: string\n      x-rust-name: Species\n",
        )],
    ),
    ("enum_becomes_text", &[("      enum: [cat, dog]\n", "")]),
    // SIDs.
    (
        "sid_of_another_prefix",
        &[("^SH[0-9a-fA-F]", "^SO[0-9a-fA-F]")],
    ),
    (
        "sid_named",
        &[("x-rust-sids: {", "x-rust-sids: { SH: { name: ShopSid }, ")],
    ),
    (
        "sid_prefix_replaced",
        &[
            ("PE: { name: PetSid", "PT: { name: PetSid"),
            ("^PE[0-9a-fA-F]", "^PT[0-9a-fA-F]"),
        ],
    ),
    (
        "sid_prefix_added",
        &[
            ("PE: { name: PetSid", "PE|PT: { name: PetSid"),
            ("^PE[0-9a-fA-F]", "^(PE|PT)[0-9a-fA-F]"),
        ],
    ),
];
