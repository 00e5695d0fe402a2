//! `cargo xtask import` as a maintainer runs it, in a repository of the test's own.

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

const README: &str =
    "The facts are those of the documents, as published on 2026-04-14. The words are ours.\n";

/// The first document as another publisher would write it: as JSON, with words of its own and a field more.
const JSON: &str = r##"{"paths": {"/v1/Pets/{Id}": {"get": {
    "responses": {"200": {"description": "Theirs.", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/pet"}}}}},
    "parameters": [{"in": "path", "name": "Id", "schema": {"type": "string"}, "required": true}],
    "operationId": "FetchPet"}}},
  "components": {"schemas": {"pet": {"type": "object", "properties": {
    "name": {"description": "Theirs.", "type": "string"},
    "age": {"type": "integer"},
    "color": {"description": "Theirs.", "type": "string"}}}}},
  "servers": [{"url": "https://pets.example.com"}], "info": {"version": "1", "title": "Pets"}, "openapi": "3.0.3"}"##;

const NAME: &str = "        name: { type: string, description: What it is called. }\n";
const AGE: &str = "        age: { type: integer }\n";

/// A repository whose documents are in the form that an import writes.
fn repository(name: &str) -> Repository {
    let repository = Repository::new(&format!("import_{name}"));
    repository.write("spec/README.md", README);
    repository.write("published/v1.yaml", &text(&repository, "spec/flex_v1.yaml"));
    repository.write("published/v2.yaml", &text(&repository, "spec/flex_v2.yaml"));
    repository.write("published/v1.json", JSON);
    let run = import(&repository, &["published/v1.yaml", "published/v2.yaml"]);
    assert_eq!(run.code, Some(0), "{}", run.complaint);
    repository.commit("spec: in form");
    repository
}

fn text(repository: &Repository, path: &str) -> String {
    fs::read_to_string(repository.path(path)).expect("a text")
}

fn import(repository: &Repository, arguments: &[&str]) -> Run {
    repository.xtask(&[&["import"], arguments].concat())
}

/// Publishes a document with a change.
fn publish(repository: &Repository, path: &str, old: &str, new: &str) {
    let before = text(repository, path);
    assert!(before.contains(old), "{old:?} is not in {path}");
    repository.write(path, &before.replace(old, new));
}

/// What has changed in `spec` since the last commit: the lines, without their indent.
fn difference(repository: &Repository) -> Vec<String> {
    let difference = repository.git(&["diff", "--unified=0", "--", "spec"]);
    let lines = difference.lines().filter(|line| {
        line.starts_with(['+', '-']) && !line.starts_with("+++") && !line.starts_with("---")
    });
    let unindented = lines.map(|line| format!("{}{}", &line[..1], line[1..].trim_start()));
    unindented.collect()
}

#[test]
fn the_documents_of_this_workspace_change_nothing() {
    let repository = Repository::new("import_own");
    let specs = ["flex_v1.yaml", "flex_v2.yaml"];
    for file in [&specs[..], &["overlay.yaml", "README.md"]].concat() {
        let own = fs::read_to_string(in_workspace("spec").join(file)).expect("a text");
        repository.write(&format!("spec/{file}"), &own);
    }
    repository.commit("spec: as here");
    let own = specs.map(|file| in_workspace("spec").join(file).display().to_string());
    let run = import(&repository, &own.each_ref().map(String::as_str));
    assert_eq!(run.code, Some(0), "{}", run.complaint);
    let told: Vec<_> = run.output.lines().collect();
    assert!(
        told.len() == 3 && told[2] == "nothing has changed",
        "{}",
        run.output
    );
    assert!(
        told[..2]
            .iter()
            .all(|line| line.ends_with(": 0 added, 0 removed, 0 changed"))
    );
    assert_eq!(repository.git(&["status", "--porcelain"]), "");
}

#[test]
fn a_document_may_be_yaml_or_json() {
    let repository = repository("formats");
    publish(
        &repository,
        "published/v1.yaml",
        AGE,
        &format!("{AGE}        color: {{ type: string }}\n"),
    );
    let expected = ["+color:", "+description: TODO(prose)", "+type: string"];
    for file in ["published/v1.yaml", "published/v1.json"] {
        let run = import(&repository, &[file]);
        let count = format!(
            "spec/flex_v1.yaml from {file}: 1 added, 0 removed, 0 changed\n  added    pet.color\n"
        );
        assert!(run.output.contains(&count), "{}", run.output);
        assert!(
            run.output.contains("sentences to write or to look at"),
            "{}",
            run.output
        );
        assert!(
            run.output
                .ends_with("then run `cargo xtask codegen` and `cargo xtask diff HEAD spec`\n")
        );
        assert_eq!(difference(&repository), expected);
        repository.git(&["checkout", "--quiet", "--", "spec"]);
    }
}

#[test]
fn the_words_of_the_publisher_are_taken_only_if_asked_for_and_only_where_there_are_none() {
    let repository = repository("prose");
    let run = import(&repository, &["published/v1.json", "--keep-prose"]);
    assert_eq!(run.code, Some(0), "{}", run.complaint);
    assert!(!run.output.contains("sentences to write"), "{}", run.output);
    assert_eq!(
        difference(&repository),
        ["+color:", "+description: Theirs.", "+type: string"]
    );
}

#[test]
fn the_order_of_the_fields_is_a_change_that_asks_for_a_date() {
    let repository = repository("order");
    publish(
        &repository,
        "published/v1.yaml",
        &format!("{NAME}{AGE}"),
        &format!("{AGE}{NAME}"),
    );
    let run = import(&repository, &["published/v1.yaml"]);
    let told = ": 0 added, 0 removed, 1 changed\n  changed  pet: fields are in another order\nspec/README.md still has the date 2026-04-14: give --published DATE\n";
    assert!(run.output.contains(told), "{}", run.output);
}

#[test]
fn a_renaming_is_told_once_and_keeps_the_sentence() {
    let repository = repository("renaming");
    publish(&repository, "published/v1.yaml", "FetchPet", "GetPet");
    let run = import(&repository, &["published/v1.yaml"]);
    let told = ": 0 added, 0 removed, 0 changed, 1 renamed\n  renamed  FetchPet -> GetPet (GET /v1/Pets/{Id})\n";
    assert!(run.output.contains(told), "{}", run.output);
    assert_eq!(
        difference(&repository),
        ["-operationId: FetchPet", "+operationId: GetPet"]
    );
}

#[test]
fn the_date_of_publication_is_kept_in_the_readme() {
    let repository = repository("date");
    let run = import(
        &repository,
        &["published/v1.json", "--published", "2026-12-01"],
    );
    let told = "spec/README.md: published on 2026-12-01 (was 2026-04-14)\n    this date applies to all documents, but not all of them were given\n";
    assert!(run.output.contains(told), "{}", run.output);
    let readme = README.replace("2026-04-14", "2026-12-01");
    assert_eq!(text(&repository, "spec/README.md"), readme);
    let both = [
        "published/v1.json",
        "published/v2.yaml",
        "--published",
        "2026-12-02",
    ];
    let run = import(&repository, &both);
    assert!(
        run.output
            .contains("published on 2026-12-02 (was 2026-12-01)\n"),
        "{}",
        run.output
    );
    assert!(!run.output.contains("not all of them"), "{}", run.output);
    let run = import(
        &repository,
        &["published/v1.json", "--published", "yesterday"],
    );
    assert_eq!(run.code, Some(2), "{}", run.output);
}

#[test]
fn an_action_of_the_overlay_that_is_of_no_use_any_more_is_named() {
    let repository = repository("overlay");
    repository.write("spec/overlay.yaml", &overlay("age"));
    for file in ["published/v1.yaml", "published/v2.yaml"] {
        publish(&repository, file, AGE, "");
    }
    let one = import(&repository, &["published/v1.yaml"]);
    assert!(
        !one.output.contains("unused"),
        "the other document has it: {}",
        one.output
    );
    let both = import(&repository, &["published/v1.yaml", "published/v2.yaml"]);
    let told = "overlay actions that are unused now (1):\n  spec/overlay.yaml:4 `$.components.schemas.pet.properties.age` matches nothing any longer\n      /actions/0/target\n";
    assert!(both.output.contains(told), "{}", both.output);
}

#[test]
fn an_import_that_fails_writes_nothing() {
    let repository = repository("failure");
    repository.write("published/broken.yaml", "openapi: 3.0.3\ninfo: [\n");
    repository.commit("published");
    let refused = |arguments: &[&str], reason: &str| {
        let run = import(&repository, arguments);
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
    let date = ["--published", "2026-12-01"];
    let with_date = |files: [&'static str; 2]| [files, date].concat();
    refused(
        &with_date(["published/v1.json", "published/broken.yaml"]),
        "published/broken.yaml:2:7",
    );
    refused(
        &with_date(["published/v1.json", "published/v1.yaml"]),
        "another document of the same version",
    );
    refused(
        &with_date(["published/v1.json", "published/none.yaml"]),
        "published/none.yaml",
    );
    repository.write("spec/overlay.yaml", "overlay: 1.0.0\n");
    repository.commit("spec: a broken overlay");
    refused(&["published/v1.json"], "spec/overlay.yaml");
    repository.write("spec/overlay.yaml", &overlay("age"));
    repository.write("spec/README.md", "No date.\n");
    repository.commit("spec: no date");
    refused(
        &["published/v1.json"],
        "`as published on YYYY-MM-DD` is not found",
    );
}
