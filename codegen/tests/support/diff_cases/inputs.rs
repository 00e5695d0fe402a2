//! Inputs, before and after.

use super::Case;

pub(super) const CASES: &[Case] = &[
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
        "optional_input_of_another_name",
        &[("Color: { type: string }", "Colour: { type: string }")],
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
];
