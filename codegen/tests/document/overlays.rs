//! Overlays in, changed documents or what is wrong with the overlay out.

use super::{THINGS, changed, loaded, overlaid, overlay, source};
use codegen::document::load;
use serde_json::json;

#[test]
fn an_overlay_merges_objects_appends_to_lists_and_removes() {
    let document = changed(
        "
- target: $.components.schemas.thing.properties['sid']
  description: the pattern is missing
  update: {pattern: ^TH, minLength: 2}
- target: $.tags
  description: one more
  update: {name: d}
- target: $.tags
  description: two more
  update: [{name: e}, {name: f}]
- target: $.tags[?@.name == 'a' || @.name == 'c']
  description: two less
  remove: true
- target: $.components.schemas.thing.properties.size
  description: nobody knows it
  remove: true
",
    );
    assert_eq!(
        document["tags"],
        json!([{ "name": "b" }, { "name": "d" }, { "name": "e" }, { "name": "f" }])
    );
    assert_eq!(
        document["components"]["schemas"]["thing"]["properties"],
        json!({"sid": {"type": "string", "pattern": "^TH", "minLength": 2}})
    );
}

#[test]
fn an_action_is_applied_to_what_the_ones_before_it_left() {
    let actions = "
- {target: $, description: first, update: {x-a: {b: 1}}}
- {target: \"$['x-a']\", description: then, update: {b: {c: 2}, d: [3]}}
- {target: \"$['x-a'].d\", description: last, update: 4}
";
    assert_eq!(changed(actions)["x-a"], json!({"b": {"c": 2}, "d": [3, 4]}));
}

#[test]
fn an_action_may_match_in_any_of_the_documents_and_each_counts_its_own() {
    let other = THINGS
        .replace("thing:", "other:")
        .replace("schemas/thing", "schemas/other");
    let sources = [source("one.yaml", THINGS), source("two.yaml", other)];
    let actions = "
- {target: $.components.schemas.thing, description: d, update: {title: t}}
- {target: '$.tags[*]', description: d, update: {description: t}}
";
    let overlay = source("overlay.yaml", overlay(actions));
    let (documents, diagnostics) = load(&sources, Some(&overlay));
    assert!(diagnostics.is_empty(), "{diagnostics}");
    assert_eq!(
        documents
            .iter()
            .map(|document| &document.matches[..])
            .collect::<Vec<_>>(),
        [[1, 3], [0, 3]]
    );
}

#[test]
fn an_action_that_brings_nothing_new_anywhere_is_a_warning() {
    let idle = [
        "{target: $.info, description: d, update: {title: Things}}",
        "{target: $.info, description: d, update: {}}",
        "{target: $.tags, description: d, update: {name: b}}",
        "{target: $.tags, description: d, update: [{name: a}, {name: c}]}",
        "{target: $.components.schemas, description: d, update: {thing: {properties: {size: {type: integer}}}}}",
    ];
    let busy = [
        "{target: $.info, description: d, update: {title: things}}",
        "{target: $.info, description: d, update: {title: Things, x-a: 1}}",
        "{target: $.tags, description: d, update: [{name: a}, {name: d}]}",
        "{target: '$.tags[*]', description: d, update: {name: a}}",
        "{target: '$.tags[0]', description: d, remove: true}",
    ];
    for (actions, expected) in [(idle, "1 warning\n"), (busy, "")] {
        for action in actions {
            let shown = overlaid(&format!("- {action}\n"));
            assert!(shown.ends_with(expected), "{action}: {shown}");
            assert_eq!(shown.is_empty(), expected.is_empty(), "{action}: {shown}");
        }
    }
    // What one document says already may be new in another.
    let other = THINGS.replace("title: Things", "title: Others");
    let sources = [source("one.yaml", THINGS), source("two.yaml", other)];
    let overlay = source("overlay.yaml", overlay(&format!("- {}", idle[0])));
    let (documents, diagnostics) = load(&sources, Some(&overlay));
    assert!(diagnostics.is_empty(), "{diagnostics}");
    let changes: Vec<_> = documents.iter().map(|each| each.changes[0]).collect();
    assert_eq!(changes, [0, 1]);
}

#[test]
fn a_fault_that_the_overlay_brought_is_shown_in_the_overlay() {
    insta::assert_snapshot!(overlaid("
- target: $.tags[?@.name == 'a']
  description: shifts the others
  remove: true
- target: $.tags[?@.name == 'c']
  description: brings a fault
  update:
    description: 5
- target: $.tags
  description: brings another
  update: {nmae: d}
"), @"
    warning: expected text, found the number 5: it is ignored (at /tags/1/description of api.yaml, after the overlay)
      --> overlay.yaml:11:18
       |
    11 |     description: 5
       |                  ^
       |
       = at: /actions/1/update
       = help: write it in quotes: '5'

    warning: a tag needs `name`, which is missing (at /tags/2 of api.yaml, after the overlay)
      --> overlay.yaml:14:3
       |
    14 |   update: {nmae: d}
       |   ^^^^^^
       |
       = at: /actions/2/update
       = help: add `name`: text

    warning: a tag has no `nmae`: it is ignored (at /tags/2/nmae of api.yaml, after the overlay)
      --> overlay.yaml:14:12
       |
    14 |   update: {nmae: d}
       |            ^^^^
       |
       = at: /actions/2/update
       = help: let its name begin with `x-`, or remove it

    3 warnings
    ");
    // What a removal shifts is still found at its own line.
    let text = THINGS.replace("- name: c", "- name: 3");
    let shown = loaded(
        &text,
        Some(&overlay(
            "- {target: '$.tags[0]', description: d, remove: true}",
        )),
    )
    .2;
    assert!(
        shown.contains("api.yaml:8:9") && shown.contains("/tags/1/name"),
        "{shown}"
    );
}
