//! Operations and the tree of handles, before and after.

use super::Case;

pub(super) const CASES: &[Case] = &[
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
    (
        "server_in_the_clear",
        &[("https://pets.example.com", "http://pets.example.com")],
    ),
];
