//! Responses and models, before and after.

use super::Case;

pub(super) const CASES: &[Case] = &[
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
        "field_of_another_name",
        &[(
            "        name: { type: string }\n",
            "        names: { type: string }\n",
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
    (
        "component_renamed",
        &[
            ("    pet:\n", "    animal:\n"),
            ("schemas/pet'", "schemas/animal'"),
        ],
    ),
];
