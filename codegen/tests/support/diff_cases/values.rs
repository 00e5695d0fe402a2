//! Enums and SIDs, before and after.

use super::Case;

pub(super) const CASES: &[Case] = &[
    (
        "value_added",
        &[("enum: [cat, dog]", "enum: [cat, dog, cow]")],
    ),
    ("value_removed", &[("enum: [cat, dog]", "enum: [cat]")]),
    (
        "value_of_another_name",
        &[("enum: [cat, dog]", "enum: [cat, doggy]")],
    ),
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
    (
        "component_of_an_enum_renamed",
        &[
            ("    kind:\n", "    species:\n"),
            ("schemas/kind'", "schemas/species'"),
        ],
    ),
];
