//! `cargo xtask diff` as a maintainer runs it.

#[path = "support/repository.rs"]
mod repository;
#[path = "support/xtask.rs"]
mod xtask;

use std::fs;

use repository::{Repository, overlay};
use serde_json::Value;
use xtask::xtask;

const AGE: &str = "        age: { type: integer }\n";
const AGE_AND_COLOR: &str = "        age: { type: integer }\n        color: { type: string }\n";

#[test]
fn a_limit_fails_for_changes_of_its_weight_and_above() {
    let repository = Repository::new("limits");
    let limits = ["major", "minor", "patch"];
    // For each change of the document, the limits that it goes beyond.
    let cases: [(&str, &str, &[&str]); 4] = [
        (AGE, "", &limits),
        ("name: { ", "name: { x-rust-name: name, ", &[]),
        (AGE, AGE_AND_COLOR, &limits[1..]),
        ("What it is called.", "Its name.", &limits[2..]),
    ];
    for (old, new, exceeded) in cases {
        repository.git(&["checkout", "--quiet", "--", "spec"]);
        repository.edit(old, new);
        for limit in limits {
            let run = repository.xtask(&["diff", "HEAD", "spec", "--fail-on", limit]);
            let expected = i32::from(exceeded.contains(&limit));
            assert_eq!(run.code, Some(expected), "{new:?}, {limit}: {}", run.output);
            assert_eq!(run.complaint.contains("--fail-on is"), expected == 1);
        }
        let run = repository.xtask(&["diff", "HEAD", "spec"]);
        assert_eq!(run.code, Some(0), "without a limit a report is no failure");
    }
}

#[test]
fn a_comparison_that_makes_no_sense_is_explained() {
    for arguments in [
        &["diff", "HEAD"][..],
        &["diff", "HEAD", "spec", "--fail-on", "any"],
        &["diff", "HEAD", "spec", "--format", "html"],
    ] {
        let run = xtask(arguments);
        assert_eq!(run.code, Some(2), "{arguments:?}: {}", run.output);
        assert!(
            run.complaint.contains("cargo xtask diff"),
            "{}",
            run.complaint
        );
    }
}

#[test]
fn what_is_sent_otherwise_under_one_name_exceeds_the_highest_limit() {
    let repository = Repository::new("behaviour");
    for (old, new) in [
        ("https://pets.example.com", "https://other.example.com"),
        ("    get:\n", "    post:\n"),
        ("/v1/Pets", "/v1/pets"),
        ("        age: {", "        Age: {"),
    ] {
        repository.git(&["checkout", "--quiet", "--", "spec"]);
        repository.edit(old, new);
        let run = repository.xtask(&["diff", "HEAD", "spec", "--fail-on", "major"]);
        assert_eq!(run.code, Some(1), "{new:?}: {}", run.output);
        let first = run.output.lines().next().unwrap_or_default();
        assert!(first.contains("marked ! change"), "{new:?}: {first}");
    }
}

#[test]
fn a_side_is_a_revision_a_folder_or_a_file() {
    let repository = Repository::new("sides");
    repository.edit(AGE, AGE_AND_COLOR);
    repository.commit("spec: a color");
    fs::create_dir(repository.path("before")).expect("a folder");
    for name in ["flex_v1.yaml", "flex_v2.yaml", "overlay.yaml"] {
        let text = repository.git(&["show", &format!("HEAD~1:spec/{name}")]);
        repository.write(&format!("before/{name}"), &text);
    }
    let report = |old: &str, new: &str| {
        let run = repository.xtask(&["diff", old, new]);
        assert_eq!(run.code, Some(0), "{old} {new}: {}", run.complaint);
        run.output
    };
    let expected = report("HEAD~1", "HEAD");
    assert!(expected.contains("v1::Pet.color: new field"), "{expected}");
    for (old, new) in [
        ("HEAD~1", "spec"),
        ("before", "spec"),
        ("before", "HEAD"),
        ("before/flex_v1.yaml", "spec/flex_v1.yaml"),
    ] {
        assert_eq!(report(old, new), expected, "{old} {new}");
    }
    assert!(report("spec", "HEAD").starts_with("no changes to the API"));
    let run = repository.xtask(&["diff", "HEAD", "nowhere"]);
    assert_eq!(run.code, Some(1));
    assert!(
        run.complaint
            .contains("`nowhere` is not a file, a folder or a git revision"),
        "{}",
        run.complaint
    );
}

#[test]
fn an_overlay_takes_the_place_of_both_and_need_not_match_on_both_sides() {
    let repository = Repository::new("overlays");
    repository.edit(AGE, AGE_AND_COLOR);
    repository.write("other.yaml", &overlay("color"));
    // The overlay of the side itself: the name is personal on both.
    let run = repository.xtask(&["diff", "HEAD", "spec"]);
    assert!(!run.output.contains("skipped"), "{}", run.output);
    for new in ["spec", "spec/flex_v1.yaml"] {
        let run = repository.xtask(&["diff", "HEAD", new, "--overlay", "other.yaml"]);
        assert_eq!(run.code, Some(0), "{}", run.complaint);
        assert!(
            run.output.contains(
                "skipped, because nothing on the old side matches: 1 action of the overlay: `$.components.schemas.pet.properties.color`"
            ),
            "{}",
            run.output
        );
    }
    // The generator is as strict as ever.
    repository.git(&["checkout", "--quiet", "--", "spec"]);
    repository.write("spec/overlay.yaml", &overlay("color"));
    let run = repository.xtask(&["codegen"]);
    assert_eq!(run.code, Some(1), "{}", run.output);
}

#[test]
fn a_report_comes_in_three_forms() {
    let repository = Repository::new("formats");
    repository.edit(
        AGE,
        "        Age: { type: integer }\n        color: { type: string }\n",
    );
    repository.edit(
        "info: { title: Pets, version: '1' }",
        "info: { title: Pets, version: '2' }",
    );
    let report = |format: &str| {
        let run = repository.xtask(&["diff", "HEAD", "spec", "--format", format]);
        assert_eq!(run.code, Some(0), "{}", run.complaint);
        run.output
    };
    let text = report("text");
    assert!(
        text.starts_with(
            "API changes: major (1 major, 1 minor; 1 marked ! changes what is sent or read)\n"
        ),
        "{text}"
    );
    assert!(
        text.contains("      the model is `#[non_exhaustive]`"),
        "a reason for each change: {text}"
    );
    assert!(
        text.contains("flex_v1.yaml#/info/version: \"1\" -> \"2\""),
        "{text}"
    );
    let markdown = report("markdown");
    assert!(markdown.starts_with("### API changes: major"), "{markdown}");
    // The most severe verdict is open, the others are folded.
    assert!(
        markdown.contains("<details open><summary>1 major"),
        "{markdown}"
    );
    assert_eq!(markdown.matches("<details>").count(), 2, "{markdown}");
    assert_eq!(markdown.matches("</details>").count(), 3, "{markdown}");
    let json: Value = serde_json::from_str(&report("json")).expect("JSON");
    assert_eq!(json["schema"], 3);
    assert_eq!(json["verdict"], "major");
    assert_eq!(
        json["counts"],
        serde_json::json!({ "major": 1, "minor": 1, "patch": 0, "behaviour": 1, "exposes": 0 })
    );
    for change in json["changes"].as_array().expect("a list") {
        for key in ["verdict", "item", "kind", "rust", "wire", "what", "reason"] {
            assert!(change[key].is_string(), "{key} of {change}");
        }
        assert!(change["behaviour"].is_boolean() && change["exposes"].is_boolean());
    }
    assert_eq!(json["no_difference"][0]["pointer"], "/info/version");
    assert_eq!(
        json["unmatched"],
        serde_json::json!({ "old": [], "new": [] })
    );
}
