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
    let names: Vec<_> = document.tags.iter().map(|tag| tag.name.as_str()).collect();
    assert_eq!(names, ["b", "d", "e", "f"]);
    let thing = serde_json::to_value(&document.components.unwrap().schemas["thing"]).unwrap();
    assert_eq!(
        thing["properties"],
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
    assert_eq!(
        changed(actions).extensions["x-a"],
        json!({"b": {"c": 2}, "d": [3, 4]})
    );
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
fn an_action_that_matches_nothing_is_an_error_that_says_how_far_it_led() {
    insta::assert_snapshot!(overlaid("
- {target: $.components.schemas.thign, description: d, remove: true}
- {target: \"$.paths.*.post\", description: d, remove: true}
"), @r#"
    error: `$.components.schemas.thign` matches nothing in any document
     --> overlay.yaml:5:12
      |
    5 | - {target: $.components.schemas.thign, description: d, remove: true}
      |            ^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = at: /actions/0/target
      = help: there is no `thign` in `schemas`; did you mean `thing`?

    error: `$.paths.*.post` matches nothing in any document
     --> overlay.yaml:6:12
      |
    6 | - {target: "$.paths.*.post", description: d, remove: true}
      |            ^^^^^^^^^^^^^^^^
      |
      = at: /actions/1/target
      = help: remove the action, or mend its target

    2 errors
    "#);
}

#[test]
fn a_malformed_overlay_is_refused_at_its_place() {
    let keys = overlaid(
        "
- {target: $.tags, descripton: typo, update: 1}
- {target: $.tags, description: d, update: 1, remove: 'yes'}
",
    );
    let meaning = overlaid(
        "
- {target: $.tags, description: ' ', update: 1}
- {target: $.tags, description: d, update: 1, remove: true}
- {target: $.tags, description: d, remove: false}
- {target: '$.tags[', description: d, remove: true}
- {target: $, description: d, remove: true}
",
    );
    let version = loaded(THINGS, Some("overlay: 2.0.0\n")).2;
    let other = loaded(THINGS, Some(THINGS)).2;
    insta::assert_snapshot!([keys, meaning, version, other].join("\n"), @r#"
    error: an action needs `description`, which is missing
     --> overlay.yaml:5:3
      |
    5 | - {target: $.tags, descripton: typo, update: 1}
      |   ^^^^^^^
      |
      = at: /actions/0
      = help: add `description`: text

    error: an action has no `descripton`
     --> overlay.yaml:5:32
      |
    5 | - {target: $.tags, descripton: typo, update: 1}
      |                                ^^^^
      |
      = at: /actions/0/descripton
      = help: did you mean `description`?

    error: expected `true` or `false`, found the text "yes"
     --> overlay.yaml:6:55
      |
    6 | - {target: $.tags, description: d, update: 1, remove: 'yes'}
      |                                                       ^^^^^
      |
      = at: /actions/1/remove
      = help: write `true` or `false` without quotes

    3 errors

    error: the description is empty
     --> overlay.yaml:5:33
      |
    5 | - {target: $.tags, description: ' ', update: 1}
      |                                 ^^^
      |
      = at: /actions/0/description
      = help: say why the document is changed, and on what evidence

    error: an action updates or removes, not both
     --> overlay.yaml:6:3
      |
    6 | - {target: $.tags, description: d, update: 1, remove: true}
      |   ^^^^^^^
      |
      = at: /actions/1
      = help: split it into two actions

    error: this action does nothing
     --> overlay.yaml:7:3
      |
    7 | - {target: $.tags, description: d, remove: false}
      |   ^^^^^^^
      |
      = at: /actions/2
      = help: give it `update` or `remove: true`

    error: `$.tags[` is no JSONPath: parser error (character 6)
     --> overlay.yaml:8:12
      |
    8 | - {target: '$.tags[', description: d, remove: true}
      |            ^^^^^^^^^
      |
      = at: /actions/3/target
      = help: write it as RFC 9535 has it: `$.paths['/v1/Things'].get`

    error: this removes the whole document
     --> overlay.yaml:9:12
      |
    9 | - {target: $, description: d, remove: true}
      |            ^
      |
      = at: /actions/4/target
      = help: leave the document out of the run instead

    5 errors

    error: expected version 1.0.0 of the overlay standard
     --> overlay.yaml:1:10
      |
    1 | overlay: 2.0.0
      |          ^^^^^
      |
      = at: /overlay
      = help: expected `overlay: 1.0.0`, `info`, and `actions` with `target`, `description` and `update` or `remove`

    1 error

    error: this is no overlay: there is no `overlay: 1.0.0` at its top
    --> overlay.yaml
     |
     = help: expected `overlay: 1.0.0`, `info`, and `actions` with `target`, `description` and `update` or `remove`

    1 error
    "#);
}

#[test]
fn an_update_that_does_not_fit_what_it_selects_is_refused() {
    insta::assert_snapshot!(overlaid("
- {target: $.info.title, description: d, update: {a: 1}}
- {target: $.info, description: d, update: 1}
"), @r#"
    error: the target selects `/info/title`, which is neither object nor list
     --> overlay.yaml:5:12
      |
    5 | - {target: $.info.title, description: d, update: {a: 1}}
      |            ^^^^^^^^^^^^
      |
      = at: /actions/0/target
      = help: select the object around it, and write the key in `update`

    error: the target selects the object `/info`, so the update must be an object
     --> overlay.yaml:6:44
      |
    6 | - {target: $.info, description: d, update: 1}
      |                                            ^
      |
      = at: /actions/1/update
      = help: write the keys to merge into it

    2 errors
    "#);
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
"), @r#"
    error: expected text, found the number 5 (at /tags/1/description of api.yaml, after the overlay)
      --> overlay.yaml:11:18
       |
    11 |     description: 5
       |                  ^
       |
       = at: /actions/1/update
       = help: write it in quotes: '5'

    error: a tag needs `name`, which is missing (at /tags/2 of api.yaml, after the overlay)
      --> overlay.yaml:14:3
       |
    14 |   update: {nmae: d}
       |   ^^^^^^
       |
       = at: /actions/2/update
       = help: add `name`: text

    warning: a tag has no `nmae`: it is ignored (at /tags/2/nmae of api.yaml, after the overlay)
      --> overlay.yaml:14:18
       |
    14 |   update: {nmae: d}
       |                  ^
       |
       = at: /actions/2/update
       = help: remove it, or let its name begin with `x-`

    2 errors, 1 warning
    "#);
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
