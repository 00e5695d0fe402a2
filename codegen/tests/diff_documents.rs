//! What a comparison of documents tells beside the changes: what makes no difference, and which actions of the overlay were skipped.

use codegen::diff::{Burden, Report, Side, Verdict, compare};
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
    Side::read(&[source("spec/pets.yaml", text)], overlay.as_ref())
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
    // The limit and the default are in the documentation.
    assert_eq!(report.verdict(), Some(Verdict::Patch));
    let mut found = facts(&report);
    found.sort_unstable();
    let expected = [
        ("/components/schemas/unreached", "new"),
        ("/tags", "[{\"name\":\"Cats\"}], new"),
    ];
    assert_eq!(found, expected);
    let contract: Vec<_> = report
        .contract
        .iter()
        .map(|promise| (promise.burden, promise.rust.as_str(), promise.what.as_str()))
        .collect();
    let expected = [
        (Burden::Breaking, "v1::CreatePet", "status 200 -> 201"),
        (
            Burden::Risky,
            "v1::CreatePet",
            "request, `Color`: maxLength 9, new",
        ),
        (
            Burden::Harmless,
            "v1::CreatePet",
            "request, `Color`: default \"red\", new",
        ),
    ];
    assert_eq!(contract, expected);
    let text = report.to_text();
    assert!(
        text.contains("what the service newly demands or promises: 1 breaking, 1 risky, 1 harmless\n   breaking v1::CreatePet: status 200 -> 201\n            pets.yaml#/paths/~1v1~1Pets/post/responses/201\n"),
        "{text}"
    );
    assert!(
        text.contains("no difference to the crate: 2 facts"),
        "{text}"
    );
    assert!(
        text.contains("pets.yaml#/components/schemas/unreached: new"),
        "{text}"
    );
    let markdown = report.to_markdown();
    assert!(
        markdown.contains(
            "<details><summary>no difference to the crate: 2 facts of the documents</summary>"
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
            "Color: { type: string, title: Hue }",
        ),
    ]);
    assert_eq!(report.verdict(), Some(Verdict::Minor));
    let facts = facts(&report);
    assert_eq!(facts.len(), 1, "{facts:?}");
    assert_eq!(facts[0].1, "\"Hue\", new");
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
    assert!(Side::read(&[source("pets.yaml", BASE)], Some(&overlay)).is_err());
}

#[test]
fn what_cannot_be_read_is_not_compared_and_the_rest_is() {
    let faulty = changed(&[
        (
            "operationId: ListShop\n",
            "operationId: ListShop\n      parameters: 5\n",
        ),
        ("                Color: { type: string }\n", ""),
    ]);
    for (old, new) in [(BASE, faulty.as_str()), (faulty.as_str(), BASE)] {
        let sides = [old, new].map(side_in_spite_of_errors);
        assert!(sides.iter().any(|side| side.errors.has_errors()));
        let report = compare(&sides[0], &sides[1]);
        let changes: Vec<&str> = report
            .changes
            .iter()
            .map(|change| change.rust.as_str())
            .collect();
        assert_eq!(changes, ["v1::CreatePet::color"], "{}", report.to_text());
        assert_eq!(report.neutral, []);
        let note = "not compared, because one side has an error there: ListShop";
        assert_eq!(report.notes, [note]);
        assert!(report.to_text().contains(note));
    }
}

fn side_in_spite_of_errors(text: &str) -> Side {
    Side::read(&[source("spec/pets.yaml", text)], None).expect("the other operations")
}

#[test]
fn a_document_that_cannot_be_read_does_not_hide_another() {
    let other = BASE.replace("/v1/", "/v2/");
    let side = |first: &str, second: &str| {
        let sources = [source("a/pets.yaml", first), source("a/toys.yaml", second)];
        Side::read(&sources, None).unwrap_or_else(|diagnostics| panic!("{diagnostics}"))
    };
    let shorter = other.replace("                Color: { type: string }\n", "");
    let report = compare(&side("paths: [", &other), &side(BASE, &shorter));
    let changes: Vec<&str> = report
        .changes
        .iter()
        .map(|change| change.rust.as_str())
        .collect();
    assert_eq!(changes, ["v2::CreatePet::color"], "{}", report.to_text());
    assert_eq!(
        report.notes,
        ["not compared, because one side has an error there: pets.yaml"]
    );
}

/// The contract, with what each change means.
fn contract(replacements: &[(&str, &str)]) -> Vec<(Burden, String, String)> {
    let promises = report(replacements).contract.into_iter();
    promises
        .map(|promise| (promise.burden, promise.rust, promise.what))
        .collect()
}

#[test]
fn a_limit_means_something_else_to_those_who_send_than_to_those_who_receive() {
    let name = "        name: { type: string }\n";
    let limited = "        name: { type: string, maxLength: 9 }\n";
    let received = contract(&[(name, limited)]);
    let one = |burden, rust: &str, what: &str| vec![(burden, rust.to_owned(), what.to_owned())];
    assert_eq!(
        received,
        one(
            Burden::Harmless,
            "v1::Pet",
            "response, `name`: maxLength 9, new"
        )
    );
    // As soon as an input takes the model, callers have to keep to it.
    let taken = (
        "Extra: {}",
        "Extra: {}\n                Pet: { $ref: '#/components/schemas/pet' }",
    );
    let sent = contract(&[(name, limited), taken]);
    assert_eq!(
        sent,
        one(
            Burden::Risky,
            "v1::Pet",
            "request and response, `name`: maxLength 9, new"
        )
    );
    let query = contract(&[(
        "name: Trace, in: header, schema: { type: string }",
        "name: Trace, in: header, schema: { type: string, default: a }",
    )]);
    assert_eq!(
        query,
        one(
            Burden::Breaking,
            "v1::CreatePet",
            "request, `header Trace`: default \"a\", new"
        )
    );
}

#[test]
fn what_the_service_demands_of_every_call_is_in_the_contract() {
    let scheme = "components:\n  securitySchemes: { key: { type: http, scheme: basic } }\n";
    let found = contract(&[
        ("components:\n", scheme),
        (
            "openapi: 3.0.3\n",
            "openapi: 3.0.3\nsecurity: [{ key: [] }]\n",
        ),
    ]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(
        (found[0].0, found[0].1.as_str()),
        (Burden::Risky, "all operations")
    );
    let body = contract(&[(
        "      requestBody:\n        content:\n          application/x-www-form-urlencoded:\n            examples",
        "      requestBody:\n        required: true\n        content:\n          application/x-www-form-urlencoded:\n            examples",
    )]);
    assert_eq!(body[0].0, Burden::Breaking);
    assert_eq!(body[0].2, "request body: required true, new");
    let sunset = contract(&[(
        "operationId: ListShop\n",
        "operationId: ListShop\n      x-sunset: 2027-01-01\n",
    )]);
    assert_eq!(sunset[0].2, "sunset \"2027-01-01\", new");
}
