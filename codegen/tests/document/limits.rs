//! What is bounded, and the forms in which diagnostics are shown.

use super::{THINGS, overlaid, report, source};
use codegen::document::reference::component;
use codegen::document::{load, locate};
use serde_json::json;

#[test]
fn what_an_alias_bomb_or_an_overlay_makes_of_little_text_is_bounded() {
    let mut bomb = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n".to_owned();
    for level in 1..30 {
        let below = format!("*a{},", level - 1).repeat(10);
        bomb = format!("{bomb}a{level}: &a{level} [{below}]\n");
    }
    assert!(report(bomb).contains("many times as large as the text"));
    // Each of these actions doubles what the one before it left.
    let start = "- {target: $, description: d, update: {x-a: {a: {}}}}\n";
    let doubling = "- {target: $..a, description: d, update: {a: {}, b: {a: {}}}}\n".repeat(300);
    let shown = overlaid(&format!("{start}{doubling}"));
    assert!(
        shown.contains("the overlay brings more than 200000 nodes"),
        "{shown}"
    );
    let deepen = |level| {
        format!(
            "- {{target: $.a{}, description: d, update: {{a: {{}}}}}}\n",
            ".a".repeat(level)
        )
    };
    let deepening: Vec<_> = (0..200).map(deepen).collect();
    let shown = overlaid(&format!(
        "- {{target: $, description: d, update: {{a: {{}}}}}}\n{}",
        deepening.concat()
    ));
    assert!(
        shown.contains("this nests the document in more than 128 levels"),
        "{shown}"
    );
}

#[test]
fn nesting_is_refused_before_it_fills_the_stack_and_faults_in_it_take_no_time() {
    let nested = |open: &str, leaf: &str, close: &str, times: usize| {
        format!(
            "{THINGS}    deep: {}{leaf}{}\n",
            open.repeat(times),
            close.repeat(times)
        )
    };
    for (open, close) in [
        ("{items: ", "}"),
        ("{allOf: [", "]}"),
        ("{additionalProperties: ", "}"),
        ("{properties: {a: ", "}}"),
    ] {
        assert_eq!(report(nested(open, "{}", close, 40)), "");
        assert!(report(nested(open, "{type: 1}", close, 40)).contains("expected one of `string`"));
        assert!(report(nested(open, "{}", close, 130)).contains("nested too deeply"));
        assert!(report(nested(open, "{}", close, 100_000)).contains("nested too deeply"));
    }
    assert!(report("{\"a\":".repeat(100_000)).contains("nested too deeply"));
    assert_eq!(
        report(format!(
            "{THINGS}x-a: {}{}\n",
            "[".repeat(100),
            "]".repeat(100)
        )),
        ""
    );
}

#[test]
fn a_hundred_diagnostics_are_shown_and_the_rest_counted() {
    let faults: Vec<_> = (0..150).map(|index| format!("    s{index}: 1\n")).collect();
    let shown = report(format!("{THINGS}{}", faults.concat()));
    assert_eq!(shown.matches("error: ").count(), 100);
    assert!(shown.ends_with("and 50 more\n\n150 errors\n"), "{shown}");
}

#[test]
fn a_long_line_is_cut_around_the_place_and_controls_a_terminal_no_more() {
    let text = format!(
        "{{\"openapi\": \"3.0.1\", \"x-a\": \"{}\", \"info\": {{\"title\": \"a\", \"version\": 1}}, \"paths\": {{}}}}",
        "y".repeat(10_000)
    );
    insta::assert_snapshot!(report(text), @r#"
    warning: expected text, found the number 1: it is ignored
     --> api.yaml:1:10067
      |
     ::: 
    1 | …yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy", "info": {"title": "a", "version": 1}, "paths": {}}
      |                                                                                                      ^
      |
      = at: /info/version
      = help: write it in quotes: '1'
      = overlay: - { target: "$.info", description: say why, update: { version: "1" } }

    1 warning
    "#);
    let shown = report(format!("{THINGS}    \"\\e[31m\": 1\n"));
    assert!(!shown.contains('\u{1b}'), "{shown:?}");
}

#[test]
fn diagnostics_are_json_for_other_programs() {
    let text = "openapi: 3.0.1\ninfo: {title: a, version: 1, \"licence\": {}}\npaths: {}\n";
    let sources = [source("api.yaml", text)];
    let (_, mut diagnostics) = load(&sources, None);
    locate(&mut diagnostics, &sources, None);
    assert_eq!(
        *diagnostics.to_json(),
        json!([{
            "severity": "warning", "file": "api.yaml",
            "line": 2, "column": 27, "end": { "line": 2, "column": 28 },
            "pointer": "/info/version",
            "message": "expected text, found the number 1: it is ignored", "expected": "text",
            "help": "write it in quotes: '1'",
            "action": { "target": "$.info", "description": "say why", "update": { "version": "1" } },
            "actions": [{ "target": "$.info", "description": "say why", "update": { "version": "1" } }],
        }, {
            "severity": "warning", "file": "api.yaml",
            "line": 2, "column": 30, "end": { "line": 2, "column": 39 },
            "pointer": "/info/licence",
            "message": "the `info` object has no `licence`: it is ignored", "expected": null,
            "help": "did you mean `license`?", "action": null, "actions": [],
        }])
    );
}

#[test]
fn colours_are_used_when_asked_for() {
    let sources = [source("api.yaml", "[]")];
    let (_, diagnostics) = load(&sources, None);
    assert!(diagnostics.render(&sources, None, true).contains('\u{1b}'));
    assert!(!diagnostics.render(&sources, None, false).contains('\u{1b}'));
}

#[test]
fn a_reference_gives_the_name_of_a_component_or_says_why_not() {
    assert_eq!(
        component("#/components/schemas/flex.v1.thing", "schemas").unwrap(),
        "flex.v1.thing"
    );
    assert_eq!(
        component("#/components/schemas/a~1b~01%20%C3%A9%7E0", "schemas").unwrap(),
        "a/b~1 é~"
    );
    let wrong = [
        "",
        "other.yaml#/components/schemas/x",
        "https://example.com/x",
        "#",
        "#/",
        "#thing",
        "#/definitions/x",
        "#/components/schemas",
        "#/components/schemas/",
        "#/components/parameters/x",
        "#/components/schemas/x/properties/y",
        "#/components/schemas/a~2",
        "#/components/schemas/a%2",
        "#/components/schemas/%ff",
    ];
    let said = wrong.map(|reference| {
        let error = component(reference, "schemas").unwrap_err();
        format!("{error}; {}", error.help())
    });
    insta::assert_snapshot!(said.join("\n"), @"
    the reference `` is empty; write it as in `#/components/schemas/Name`
    the reference `other.yaml#/components/schemas/x` refers to another document, which is not read; bundle the documents into one, or copy the component
    the reference `https://example.com/x` refers to another document, which is not read; bundle the documents into one, or copy the component
    the reference `#` does not refer to a component; write it as in `#/components/schemas/Name`
    the reference `#/` does not refer to a component; write it as in `#/components/schemas/Name`
    the reference `#thing` is an anchor, expected a JSON pointer; write it as in `#/components/schemas/Name`
    the reference `#/definitions/x` does not refer to a component; write it as in `#/components/schemas/Name`
    the reference `#/components/schemas` does not refer to a component; write it as in `#/components/schemas/Name`
    the reference `#/components/schemas/` does not refer to a component; write it as in `#/components/schemas/Name`
    the reference `#/components/parameters/x` does not refer to `components/schemas`; write `#/components/schemas/Name`
    the reference `#/components/schemas/x/properties/y` refers to a part of a component, expected a whole one; make what it means a component of its own
    the reference `#/components/schemas/a~2` is not correctly encoded; write `~0` for `~`, `~1` for `/` and `%25` for `%`
    the reference `#/components/schemas/a%2` is not correctly encoded; write `~0` for `~`, `~1` for `/` and `%25` for `%`
    the reference `#/components/schemas/%ff` is not correctly encoded; write `~0` for `~`, `~1` for `/` and `%25` for `%`
    ");
}
