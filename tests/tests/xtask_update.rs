//! `cargo xtask update` and `document` as a maintainer runs them, in a repository of the test's own.

#[path = "support/repository.rs"]
mod repository;
#[path = "support/workspace.rs"]
mod workspace;
#[path = "support/xtask.rs"]
#[allow(dead_code, reason = "the repository runs the commands")]
mod xtask;

use std::fs;

use repository::{Repository, overlay};
use workspace::in_workspace;
use xtask::Run;

/// Our sentences about both documents.
const PROSE: &str = "\
# Our sentences about the document beside this file. spec/README.md describes the form.
info:
  title: Pets
operations:
  FetchPet:
    summary: Fetches a pet
    description: Returns one pet.
    parameters:
      Id: Which pet is meant.
schemas:
  pet:
    description: A pet.
    fields:
      name: What we call it.
      age: Its age in years.
";

const AGE: &str = "        age: { type: integer }\n";
const COLOR: &str = "        color: { type: string, description: Theirs. }\n";
const PROVENANCE: [&str; 6] = [
    "--date",
    "2026-12-01",
    "--commit",
    "0ddba11",
    "--repository",
    "https://example.com",
];

/// A repository with the facts of both documents and our sentences, and nothing to do.
fn repository(name: &str) -> Repository {
    let repository = Repository::new(&format!("update_{name}"));
    for version in ["v1", "v2"] {
        let path = format!("published/{version}.yaml");
        repository.write(
            &path,
            &text(&repository, &format!("spec/flex_{version}.yaml")),
        );
        repository.write(&format!("spec/flex_{version}.prose.yaml"), PROSE);
    }
    let paths = "paths:\n  /v1/Pets/{Id}: Where a pet is.\n";
    let prose = PROSE.replace("schemas:\n", &format!("{paths}schemas:\n"));
    repository.write("spec/flex_v1.prose.yaml", &prose);
    repository.write("spec/flex_v2.prose.yaml", &prose.replace("/v1/", "/v2/"));
    let files = ["published/v1.yaml", "published/v2.yaml"];
    let run = update(&repository, &[&files[..], &PROVENANCE].concat());
    assert_eq!(run.code, Some(0), "{}{}", run.output, run.complaint);
    assert!(
        run.output
            .ends_with("done: commit spec/, then the crate and the snapshots\n"),
        "{}",
        run.output
    );
    repository.commit("spec: in form");
    repository
}

fn text(repository: &Repository, path: &str) -> String {
    fs::read_to_string(repository.path(path)).expect("a text")
}

/// Without the snapshots, whose tests are not in such a repository.
fn update(repository: &Repository, arguments: &[&str]) -> Run {
    repository.xtask(&[&["update", "--no-snapshots"], arguments].concat())
}

/// Changes a file.
fn edit(repository: &Repository, path: &str, old: &str, new: &str) {
    let before = text(repository, path);
    assert!(before.contains(old), "{old:?} is not in {path}");
    repository.write(path, &before.replace(old, new));
}

/// What has changed in a folder since the last commit: the lines, without their indent.
fn difference(repository: &Repository, folder: &str) -> Vec<String> {
    let difference = repository.git(&["diff", "--unified=0", "--", folder]);
    let lines = difference.lines().filter(|line| {
        line.starts_with(['+', '-']) && !line.starts_with("+++") && !line.starts_with("---")
    });
    let unindented = lines.map(|line| format!("{}{}", &line[..1], line[1..].trim_start()));
    unindented.collect()
}

#[test]
fn the_documents_of_this_workspace_change_nothing() {
    let repository = Repository::new("update_own");
    for file in fs::read_dir(in_workspace("spec")).expect("the documents") {
        let file = file.expect("a file").path();
        let name = file
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        repository.write(
            &format!("spec/{name}"),
            &fs::read_to_string(file).expect("a text"),
        );
    }
    repository.commit("spec: as here");
    let run = update(&repository, &[]);
    assert_eq!(run.code, Some(0), "{}{}", run.output, run.complaint);
    assert!(run.output.contains("spec/ is up to date"), "{}", run.output);
    assert_eq!(repository.git(&["status", "--porcelain", "--", "spec"]), "");
}

#[test]
fn one_round_brings_a_new_field_into_the_crate_and_asks_for_its_sentence() {
    let repository = repository("round");
    edit(
        &repository,
        "published/v1.yaml",
        AGE,
        &format!("{AGE}{COLOR}"),
    );
    let run = update(&repository, &["published/v1.yaml"]);
    assert_eq!(run.code, Some(1), "{}", run.output);
    let left = "left to do, then run `cargo xtask update` again:\n  spec/flex_v1.prose.yaml:18 a sentence is missing: /schemas/pet/fields/color\n";
    assert!(run.complaint.contains(left), "{}", run.complaint);
    for said in [
        "published: Theirs.",
        "new field: `Option<String>`",
        "files written",
    ] {
        assert!(run.output.contains(said), "{said}: {}", run.output);
    }
    assert!(
        difference(&repository, "generated/src")
            .iter()
            .any(|line| line.contains("color"))
    );
    let check = repository.xtask(&["codegen", "--check"]);
    assert_eq!(
        check.code,
        Some(1),
        "a sentence is missing: {}",
        check.output
    );
    edit(
        &repository,
        "spec/flex_v1.prose.yaml",
        "color: ''",
        "color: Which color it has.",
    );
    let run = update(&repository, &[]);
    assert_eq!(run.code, Some(0), "{}", run.complaint);
    assert!(
        difference(&repository, "generated/src")
            .iter()
            .any(|line| line.contains("Which color it has."))
    );
    assert_eq!(repository.xtask(&["codegen", "--check"]).code, Some(0));
    assert!(!repository.git(&["diff", "--", "spec"]).contains("Theirs"));
}

#[test]
fn yaml_and_json_make_the_same_facts_and_the_lock_names_where_they_are_from() {
    let repository = repository("formats");
    let tree: serde_json::Value =
        serde_json::from_str(include_str!("support/pets.json")).expect("JSON");
    repository.write("published/v1.json", &tree.to_string());
    let run = update(&repository, &["published/v1.json"]);
    assert_eq!(run.code, Some(0), "{}", run.complaint);
    assert!(run.output.contains("give --date"), "{}", run.output);
    let facts = difference(&repository, "spec/flex_v1.yaml");
    assert_eq!(facts, [""; 0]);
    let run = update(
        &repository,
        &[&["published/v1.json"][..], &PROVENANCE].concat(),
    );
    assert!(!run.output.contains("give --"), "{}", run.output);
    let lock = text(&repository, "spec/lock.txt");
    assert!(
        lock.contains("document flex_v1.yaml commit=0ddba11 date=2026-12-01 facts="),
        "{lock}"
    );
}

#[test]
fn a_stale_sentence_fails_the_check_until_somebody_has_looked_at_it() {
    let repository = repository("stale");
    edit(
        &repository,
        "published/v1.yaml",
        AGE,
        "        age: { type: string }\n",
    );
    let run = update(&repository, &["published/v1.yaml"]);
    let left =
        "spec/flex_v1.prose.yaml:17 the facts that this sentence was written for have changed";
    assert!(run.complaint.contains(left), "{}", run.complaint);
    assert!(
        run.output.contains("type \"integer\" -> \"string\""),
        "{}",
        run.output
    );
    let check = repository.xtask(&["codegen", "--check"]);
    assert!(
        check.complaint.contains("cargo xtask update --reviewed"),
        "{}",
        check.complaint
    );
    assert_eq!(update(&repository, &["--reviewed"]).code, Some(0));
    assert_eq!(repository.xtask(&["codegen", "--check"]).code, Some(0));
}

#[test]
fn facts_that_somebody_edits_are_found() {
    let repository = repository("edited");
    edit(
        &repository,
        "spec/flex_v1.yaml",
        "type: integer",
        "type: number",
    );
    let check = repository.xtask(&["codegen", "--check"]);
    assert_eq!(check.code, Some(1));
    assert!(
        check
            .complaint
            .contains("these facts are not as they were published"),
        "{}",
        check.complaint
    );
}

#[test]
fn an_action_of_the_overlay_follows_what_it_is_about_or_is_named() {
    let repository = repository("overlay");
    for file in ["published/v1.yaml", "published/v2.yaml"] {
        edit(&repository, file, "name: { type", "label: { type");
    }
    let both = ["published/v1.yaml", "published/v2.yaml"];
    let run = update(&repository, &both);
    assert!(
        text(&repository, "spec/overlay.yaml").contains("pet.properties.label"),
        "{}",
        run.output
    );
    assert!(
        run.complaint.contains("may be about something else now"),
        "{}",
        run.complaint
    );
    for file in both {
        edit(
            &repository,
            file,
            "        label: { type: string, description: What it is called. }\n",
            "",
        );
    }
    let run = update(&repository, &both);
    assert_eq!(run.code, Some(1), "{}", run.output);
    assert!(
        run.complaint.contains("matches nothing in any document"),
        "{}",
        run.complaint
    );
    let run = update(&repository, &["--format", "json"]);
    let left: serde_json::Value = serde_json::from_str(&run.output).expect("one list");
    assert!(left.as_array().is_some_and(|left| left.len() > 1), "{left}");
    assert!(
        !run.complaint.contains("nothing was written"),
        "{}",
        run.complaint
    );
}

#[test]
fn an_update_that_fails_writes_nothing() {
    let repository = repository("failure");
    repository.write("published/broken.yaml", "openapi: 3.0.3\ninfo: [\n");
    edit(
        &repository,
        "published/v1.yaml",
        AGE,
        &format!("{AGE}{COLOR}"),
    );
    repository.commit("published");
    let refused = |arguments: &[&str], reason: &str| {
        let run = update(&repository, arguments);
        assert_eq!(run.code, Some(1), "{}", run.output);
        assert!(run.complaint.contains(reason), "{}", run.complaint);
        assert!(
            run.complaint.contains("nothing was written"),
            "{}",
            run.complaint
        );
        assert_eq!(repository.git(&["status", "--porcelain"]), "");
    };
    // The first document alone would change ours.
    refused(
        &["published/v1.yaml", "published/broken.yaml"],
        "published/broken.yaml:2:7",
    );
    refused(
        &["published/v1.yaml", "published/v1.yaml"],
        "another document of the same version",
    );
    refused(
        &["published/v1.yaml", "published/none.yaml"],
        "published/none.yaml",
    );
    repository.write("spec/overlay.yaml", "overlay: 1.0.0\n");
    repository.commit("spec: a broken overlay");
    refused(&["published/v1.yaml"], "spec/overlay.yaml");
    repository.write("spec/overlay.yaml", &overlay("age"));
    repository.write("spec/lock.txt", "sentence flex_v1.yaml\n");
    repository.commit("spec: a broken lock");
    let run = update(&repository, &["published/v1.yaml"]);
    assert!(
        run.complaint.contains("spec/lock.txt: line 1"),
        "{}",
        run.complaint
    );
    assert_eq!(repository.git(&["status", "--porcelain"]), "");
}

#[test]
fn the_complete_document_has_facts_sentences_and_overlay() {
    let repository = repository("document");
    let run = repository.xtask(&["document"]);
    assert_eq!(run.code, Some(0), "{}", run.complaint);
    for part in [
        "openapi: '3.0.3'",
        "description: What we call it.",
        "handling: standard",
        "\n---\n",
    ] {
        assert!(run.output.contains(part), "{part}: {}", run.output);
    }
    repository.write(
        "complete.yaml",
        run.output.split("---\n").next().expect("a document"),
    );
    let (ours, complete) = (
        repository.xtask(&["listing"]),
        repository.path("complete.yaml").display().to_string(),
    );
    let listing = repository.xtask(&["listing", "--spec", &complete]);
    assert_eq!(listing.code, Some(0), "{}", listing.complaint);
    assert!(ours.output.contains("FetchPet") && listing.output.contains("FetchPet"));
}
