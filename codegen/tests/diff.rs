//! What changed between two documents, as a user of the crate is told: one small change of the document each.

#[path = "support/diff_cases.rs"]
mod diff_cases;
mod support;

use codegen::diff::{Report, Verdict, diff};
use codegen::document::Source;
use codegen::ir::Api;
use codegen::lower_sources;
use diff_cases::cases;

const BASE: &str = include_str!("diff/base.yaml");

fn api(text: &str) -> Api {
    let source = Source {
        name: "pets.yaml".to_owned(),
        text: text.as_bytes().to_vec(),
    };
    let lowered = lower_sources(&[source], None);
    assert!(!lowered.diagnostics.has_errors(), "{}", lowered.diagnostics);
    lowered.api
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
    diff(&api(BASE), &api(&changed(replacements)))
}

#[test]
fn each_change_is_told_in_the_words_of_the_crate() {
    insta::with_settings!({ snapshot_path => "diff", prepend_module_to_snapshot => false, omit_expression => true }, {
        for (name, replacements) in cases() {
            insta::assert_snapshot!(*name, report(replacements).to_text());
        }
    });
}

#[test]
fn what_one_way_adds_the_other_way_removes() {
    for (name, replacements) in cases() {
        let there = report(replacements);
        let back = diff(&api(&changed(replacements)), &api(BASE));
        assert_eq!(
            there.changes.len(),
            back.changes.len(),
            "{name}: {}{}",
            there.to_text(),
            back.to_text()
        );
        assert!(there.verdict().is_some(), "{name} makes no difference");
    }
}

#[test]
fn the_same_document_makes_no_difference() {
    let report = report(&[]);
    assert_eq!(report, Report::default());
    assert_eq!(report.to_text(), "no changes to the API\n");
    assert_eq!(report.to_markdown(), "### API changes: none\n");
    assert_eq!(report.to_json()["verdict"], serde_json::Value::Null);
}

/// Several changes at once, for the forms of the report.
fn several() -> Report {
    report(&[
        (
            "        name: { type: string }\n",
            "        age: { type: integer, description: In years. }\n",
        ),
        (
            "Color: { type: string }\n",
            "Color: { type: string, description: a | b }\n                Size: { type: integer, description: Of it. }\n",
        ),
        ("Extra: {}", "Extra: { description: More. }"),
        ("name: Trace, in: header", "name: Trace, in: query"),
        ("https://pets.example.com", "https://a|b.example.com"),
    ])
}

#[test]
fn changes_stand_by_verdict_and_then_in_the_order_of_the_document() {
    let report = several();
    let verdicts: Vec<Verdict> = report.changes.iter().map(|change| change.verdict).collect();
    assert!(verdicts.is_sorted_by(|a, b| a >= b));
    assert_eq!(report.verdict(), Some(Verdict::Major));
    let minor: Vec<&str> = report
        .of(Verdict::Minor)
        .map(|change| change.wire.as_str())
        .collect();
    assert_eq!(minor, ["form Size, POST /v1/Pets", "age"]);
    assert_eq!(report.of(Verdict::Patch).count(), 2);
}

#[test]
fn a_pull_request_shows_the_figures_and_folds_the_rest() {
    insta::with_settings!({ snapshot_path => "diff", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("markdown", several().to_markdown());
    });
}

#[test]
fn programs_read_json() {
    insta::with_settings!({ snapshot_path => "diff", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("json", format!("{:#}", report(&[("enum: [cat, dog]", "enum: [cat, dog, cow]")]).to_json()));
    });
}

#[test]
fn what_a_document_says_cannot_steer_a_terminal() {
    let report = report(&[("enum: [cat, dog]", "enum: [cat, dog, \"cow\\e[2J\\n\"]")]);
    assert!(!report.to_text().contains('\u{1b}'));
    assert_eq!(
        report
            .to_text()
            .lines()
            .filter(|line| line.contains("new value"))
            .count(),
        1
    );
}

/// A document in which many operations have the same header.
fn with_header(name: &str) -> String {
    let operation = |index: usize| {
        format!(
            "  /v1/Things{index}:\n    get: {{ operationId: FetchThings{index}, parameters: [{{ name: {name}, in: header, schema: {{ type: string }} }}], responses: {{ '204': {{ description: none }} }} }}\n"
        )
    };
    let operations: String = (0..22).map(operation).collect();
    format!(
        "openapi: 3.0.3\ninfo: {{ title: Pets, version: '1' }}\nservers: [{{ url: https://pets.example.com }}]\npaths:\n{operations}"
    )
}

#[test]
fn one_fact_on_many_operations_is_one_line() {
    let [old, new] = ["X-Token", "I-Token"].map(|name| api(&with_header(name)));
    let report = diff(&old, &new);
    assert_eq!(report.changes.len(), 22);
    insta::assert_snapshot!(report.to_text(), @r"
    API changes: major (22 major)

    major
       header X-Token of 22 operations: renamed to `i_token`, sent as `I-Token`; was sent as `X-Token`
          the old name was removed; code that uses it no longer compiles
          of `v1::FetchThings0`, `v1::FetchThings1`, `v1::FetchThings2`, `v1::FetchThings3`, `v1::FetchThings4` and 17 more
    ");
    let markdown = report.to_markdown();
    assert_eq!(
        markdown
            .matches("<details><summary>22 items</summary>")
            .count(),
        1,
        "{markdown}"
    );
    let moved = with_header("X-Token").replace("/v1/Things", "/v1/Other/Things");
    let paths = diff(&old, &api(&moved)).to_text();
    insta::assert_snapshot!(paths, @r"
    API changes: major (44 major, 1 minor)

    major
       22 accessors: `Other…Handle::…() -> Other…Handle`; was `V1…Handle::…() -> …Handle`
          the method is no longer on the handle where it was
          of `v1::V1Handle::things0`, `v1::V1Handle::things1`, `v1::V1Handle::things2`, `v1::V1Handle::things3`, `v1::V1Handle::things4` and 17 more
       22 operations: the path begins with `/v1/Other`; began with `/v1`
          what is sent or read is another; code that was written for the item no longer compiles
          of `v1::FetchThings0`, `v1::FetchThings1`, `v1::FetchThings2`, `v1::FetchThings3`, `v1::FetchThings4` and 17 more

    minor
       v1::V1Handle::other: new accessor and `OtherHandle`  (/v1/Other)
          a new public item; nothing that is used today changes
    ");
}
