//! Overlays that cannot be applied, or do nothing.

use codegen::document::Source;
use codegen::lower_sources;

use super::snapshot;
use super::support::document;

/// A name for the snapshot, and the actions.
const CASES: &[(&str, &str)] = &[
    (
        "action_that_matches_nothing",
        "- target: $.components.schemas.Pet.properties.kinds\n  description: d\n  remove: true\n- target: $.paths.*.post\n  description: d\n  remove: true\n",
    ),
    (
        "action_that_changes_nothing",
        "- target: $.components.schemas.Pet.properties\n  description: d\n  update:\n    name: { type: string }\n- target: $.components.schemas.Pet.properties.kind.enum\n  description: d\n  update: dog\n",
    ),
    (
        "action_that_does_not_fit",
        "- target: $.info.title\n  description: d\n  update: { a: 1 }\n- target: $.info\n  description: d\n  update: 1\n",
    ),
    (
        "action_that_removes_the_document",
        "- target: $\n  description: d\n  remove: true\n",
    ),
    (
        "action_without_a_reason_or_an_effect",
        "- target: $.info\n  description: ''\n  update: { a: 1 }\n- target: $.info\n  description: d\n- target: $.info\n  description: d\n  update: { a: 1 }\n  remove: true\n",
    ),
    (
        "action_with_an_unknown_key",
        "- target: $.info\n  descripton: d\n  update: { a: 1 }\n",
    ),
    (
        "target_that_is_no_path",
        "- target: $.paths[\n  description: d\n  remove: true\n",
    ),
    (
        "target_that_nests_too_deeply",
        "- target: $[?(((((((((((((@.a)))))))))))))]\n  description: d\n  remove: true\n",
    ),
    ("overlay_without_an_action", "  []\n"),
    (
        "action_that_brings_a_mistake",
        "- target: $.components.schemas.Pet.properties\n  description: d\n  update:\n    name: { type: strng }\n",
    ),
];

/// What a person reads about the document of these tests with an overlay.
fn complaint(overlay: String) -> String {
    let source = |name: &str, text: String| Source {
        name: name.to_owned(),
        text: text.into_bytes(),
    };
    let sources = [source("pets.yaml", document("Pets", "Pets"))];
    let overlay = source("overlay.yaml", overlay);
    let lowered = lower_sources(&sources, Some(&overlay));
    lowered.diagnostics.render(&sources, Some(&overlay), false)
}

#[test]
fn each_is_shown_in_the_overlay() {
    for (name, actions) in CASES {
        snapshot(
            name,
            &complaint(format!(
                "overlay: 1.0.0\ninfo: {{ title: t, version: '1' }}\nactions:\n{actions}"
            )),
        );
    }
    // Each of these actions doubles what the one before it left.
    let doubling = "- {target: $..a, description: d, update: {a: {}, b: {a: {}}}}\n".repeat(300);
    let doubling =
        format!("- {{target: $, description: d, update: {{x-a: {{a: {{}}}}}}}}\n{doubling}");
    let deepening: Vec<_> = (0..130)
        .map(|level| {
            let target = format!("$['x-a']{}", ".a".repeat(level));
            format!("- {{target: \"{target}\", description: d, update: {{a: {{}}}}}}\n")
        })
        .collect();
    let deepening = deepening.concat();
    let deepening = format!("- {{target: $, description: d, update: {{x-a: {{}}}}}}\n{deepening}");
    for (name, actions) in [
        ("overlay_that_brings_too_much", doubling),
        ("overlay_that_nests_too_deeply", deepening),
    ] {
        let head = "overlay: 1.0.0\ninfo: { title: t, version: '1' }\nactions:\n";
        snapshot(name, &complaint(format!("{head}{actions}")));
    }
    snapshot(
        "overlay_of_another_version",
        &complaint("overlay: 2.0.0\n".to_owned()),
    );
    snapshot(
        "overlay_that_is_none",
        &complaint("actions: []\n".to_owned()),
    );
}
