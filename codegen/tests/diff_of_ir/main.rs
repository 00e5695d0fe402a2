//! What changed between two APIs that are written as data: unions, named collections, results by status, media types and styles.

mod base;
mod cases;

use codegen::diff::{Report, Verdict, diff};

use base::api;
use cases::CASES;

fn report(change: cases::Change) -> [Report; 2] {
    let (old, mut new) = (api(), api());
    change(&mut new);
    [diff(&old, &new), diff(&new, &old)]
}

#[test]
fn each_change_is_reported_in_the_words_of_the_crate() {
    let mut text = String::new();
    for (name, change) in CASES {
        let [there, _] = report(*change);
        text.extend(["## ", name, "\n", &there.to_text(), "\n"]);
    }
    insta::with_settings!({ snapshot_path => ".", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("changes", text);
    });
}

#[test]
fn what_one_way_adds_the_other_way_removes() {
    for (name, change) in CASES {
        let [there, back] = report(*change);
        assert!(there.verdict().is_some(), "{name} makes no difference");
        assert_eq!(
            there.changes.len(),
            back.changes.len(),
            "{name}: {}{}",
            there.to_text(),
            back.to_text()
        );
    }
}

#[test]
fn what_the_crate_sends_or_reads_under_the_same_name_is_major_and_marked() {
    for name in [
        "media type of the body",
        "accept",
        "text instead of JSON",
        "style of a list",
        "order of path arguments",
        "tag of a union",
        "rule of a member",
        "order of members without a tag",
        "status of an outcome",
        "content of an outcome read differently",
    ] {
        let (_, change) = CASES.iter().find(|(case, _)| *case == name).unwrap();
        let [there, _] = report(*change);
        let marked = there.of(Verdict::Major).filter(|change| change.behaviour);
        assert_eq!(marked.count(), 1, "{name}: {}", there.to_text());
    }
}

#[test]
fn limits_and_defaults_are_words_of_the_documentation() {
    let (old, mut new) = (api(), api());
    let resource = &mut new.modules[0].resources[0];
    resource.models[0].fields[0].constraints.max_length = Some(9);
    resource.operations[0].inputs[0].constraints.default = Some("a".into());
    let report = diff(&old, &new);
    let kinds = report.changes.iter().map(|change| change.kind.as_str());
    assert_eq!(kinds.collect::<Vec<_>>(), ["docs", "docs"]);
    assert_eq!(report.verdict(), Some(Verdict::Patch));
}

#[test]
fn the_same_api_makes_no_difference() {
    assert_eq!(diff(&api(), &api()), Report::default());
}
