//! What a comparison of documents tells beside the changes: what makes no difference, and which actions of the overlay were skipped.

use codegen::diff::{Report, Side, Verdict, compare};
use codegen::document::Source;

const BASE: &str = include_str!("diff/base.yaml");

fn source(name: &str, text: &str) -> Source {
    Source {
        name: name.to_owned(),
        text: text.as_bytes().to_vec(),
    }
}

fn side(text: &str, overlay: Option<&str>) -> Side {
    let overlay = overlay.map(|text| source("overlay.yaml", text));
    Side::read(vec![source("spec/pets.yaml", text)], overlay)
        .unwrap_or_else(|diagnostics| panic!("{diagnostics}"))
}

fn changed(replacements: &[(&str, &str)]) -> String {
    let mut text = BASE.to_owned();
    for (old, new) in replacements {
        assert!(text.contains(old), "{old:?} is not in the document");
        text = text.replace(old, new);
    }
    text
}

fn report(replacements: &[(&str, &str)]) -> Report {
    compare(&side(BASE, None), &side(&changed(replacements), None))
}

fn facts(report: &Report) -> Vec<(&str, &str)> {
    let facts = report.neutral.iter();
    facts
        .map(|fact| (fact.pointer.as_str(), fact.what.as_str()))
        .collect()
}

#[test]
fn what_makes_no_code_is_told_with_its_place() {
    let report = report(&[
        (
            "'200':\n          description: ok\n          content: {",
            "'201':\n          description: made\n          content: {",
        ),
        (
            "Color: { type: string }",
            "Color: { type: string, maxLength: 9, default: red }",
        ),
        (
            "    kind:\n      type: string\n",
            "    unreached: { type: string }\n    kind:\n      type: string\n",
        ),
        (
            "openapi: 3.0.3\n",
            "openapi: 3.0.3\ntags: [{ name: Cats }]\n",
        ),
    ]);
    assert_eq!(report.verdict(), None);
    assert_eq!(report.undecided, 0);
    let color = "/paths/~1v1~1Pets/post/requestBody/content/application~1x-www-form-urlencoded/schema/properties/Color";
    let expected = [
        ("/tags".to_owned(), "[{\"name\":\"Cats\"}], new"),
        (
            "/paths/~1v1~1Pets/post/responses/201".to_owned(),
            "200 -> 201",
        ),
        (format!("{color}/maxLength"), "9, new"),
        (format!("{color}/default"), "\"red\", new"),
        ("/components/schemas/unreached".to_owned(), "new"),
    ];
    let mut expected: Vec<(&str, &str)> = expected
        .iter()
        .map(|(pointer, what)| (pointer.as_str(), *what))
        .collect();
    let mut found = facts(&report);
    expected.sort_unstable();
    found.sort_unstable();
    assert_eq!(found, expected);
    let text = report.to_text();
    assert!(
        text.starts_with("no changes to the API\n\nno difference to the crate: 5 facts"),
        "{text}"
    );
    assert!(
        text.contains("pets.yaml#/components/schemas/unreached: new"),
        "{text}"
    );
    let markdown = report.to_markdown();
    assert!(
        markdown.contains(
            "<details><summary>no difference to the crate: 5 facts of the documents</summary>"
        ),
        "{markdown}"
    );
}

#[test]
fn a_change_is_not_told_twice() {
    // A schema that an operation begins to use makes a difference, although it makes none without the operation.
    let report = report(&[
        (
            "        name: { type: string }\n",
            "        name: { type: string }\n        home: { $ref: '#/components/schemas/home' }\n",
        ),
        (
            "    kind:\n      type: string\n",
            "    home: { type: object, properties: { street: { type: string } } }\n    kind:\n      type: string\n",
        ),
        (
            "Color: { type: string }",
            "Color: { type: string, maxLength: 9 }",
        ),
    ]);
    assert_eq!(report.verdict(), Some(Verdict::Minor));
    let facts = facts(&report);
    assert_eq!(facts.len(), 1, "{facts:?}");
    assert_eq!(facts[0].1, "9, new");
}

#[test]
fn examples_that_the_crate_does_not_show_are_no_change() {
    let examples = "examples: { create: { value: { Name: Rex, Kind: dog } } }";
    for other in [
        "examples: { adopt: { value: { Name: Rex, Kind: dog } } }",
        "examples: { create: { value: { Name: Rex, Kind: dog, Wings: 2, Color: null } } }",
        "examples: { create: { value: { Name: Rex, Kind: dog } }, other: { value: { Name: Ted } } }",
    ] {
        let report = report(&[(examples, other)]);
        assert_eq!(report.changes, [], "{other}");
        assert_eq!(report.neutral.len(), 1, "{other}: {:?}", report.neutral);
    }
    let answer = "content: { application/json: { schema: { $ref: '#/components/schemas/pet' } } }";
    let report = report(&[(
        answer,
        "content: { application/json: { examples: { a: { value: { name: Rex } } }, schema: { $ref: '#/components/schemas/pet' } } }",
    )]);
    assert_eq!(report.changes, []);
    assert_eq!(report.neutral.len(), 1);
}

#[test]
fn folding_into_components_is_no_change_at_all() {
    let folded = changed(&[
        (
            "        - { name: Trace, in: header, schema: { type: string } }\n",
            "        - { $ref: '#/components/parameters/Trace' }\n",
        ),
        (
            "components:\n",
            "components:\n  parameters:\n    Trace: { name: Trace, in: header, schema: { type: string } }\n",
        ),
    ]);
    let report = compare(&side(BASE, None), &side(&folded, None));
    assert_eq!(report, Report::default());
}

const OVERLAY: &str = "\
overlay: 1.0.0
info: { title: Pets, version: '1' }
actions:
  - target: $.components.schemas.pet.properties.name
    description: The name is personal.
    update: { x-twilio: { pii: { handling: standard } } }
  - target: $.components.schemas.pet.properties.age
    description: In years.
    update: { x-rust-name: years }
  - target: $.paths['/v2/Pets'].get
    description: Another version.
    update: { x-rust-name: Cats }
";

#[test]
fn an_action_for_one_side_is_skipped_on_the_other_and_named() {
    let new = changed(&[(
        "        name: { type: string }\n",
        "        name: { type: string }\n        age: { type: integer }\n",
    )]);
    let report = compare(&side(BASE, Some(OVERLAY)), &side(&new, Some(OVERLAY)));
    assert_eq!(report.changes.len(), 1, "{}", report.to_text());
    assert_eq!(report.changes[0].rust, "v1::Pet.years");
    let text = report.to_text();
    assert!(text.contains("skipped, because nothing on the old side matches: 1 action of the overlay: `$.components.schemas.pet.properties.age`"), "{text}");
    assert!(
        text.contains("1 action of the overlay matches nothing on either side"),
        "{text}"
    );
    assert_eq!(report.unmatched[0].len(), 2);
    assert_eq!(
        report.to_json()["unmatched"]["new"][0],
        "$.paths['/v2/Pets'].get"
    );
}

#[test]
fn what_else_is_wrong_with_an_overlay_still_is() {
    let wrong = OVERLAY.replace(
        "update: { x-rust-name: years }",
        "update: { x-rust-name: years }\n    remove: true",
    );
    let overlay = source("overlay.yaml", &wrong);
    assert!(Side::read(vec![source("pets.yaml", BASE)], Some(overlay)).is_err());
}
