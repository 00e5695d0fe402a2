//! What the documents change for users, as `cargo xtask codegen` reports it after a run and a workflow in its summary.

#[path = "support/repository.rs"]
mod repository;
#[path = "support/xtask.rs"]
#[allow(dead_code, reason = "the repository runs the commands")]
mod xtask;

use std::fs;

use repository::{Repository, overlay, run};

const AGE: &str = "        age: { type: integer }\n";
const AGE_AND_COLOR: &str = "        age: { type: integer }\n        color: { type: string }\n";

#[test]
fn the_report_of_a_run_is_about_the_committed_crate_and_not_about_the_last_commit() {
    let repository = Repository::new("spec_first");
    repository.edit(AGE, AGE_AND_COLOR);
    repository.commit("spec: a color");
    let run = repository.xtask(&["codegen", "--check"]);
    assert_eq!(run.code, Some(1), "{}", run.output);
    assert!(
        run.output.contains("API changes: minor (1 minor)"),
        "{}",
        run.output
    );
    repository.edit(
        "        name: { type: string, description: What it is called. }\n",
        "",
    );
    repository.write("spec/overlay.yaml", &overlay("age"));
    repository.commit("spec: no name");
    let run = repository.xtask(&["codegen"]);
    assert_eq!(run.code, Some(0), "{}", run.complaint);
    let crate_commit = repository.git(&["rev-parse", "HEAD~2"]);
    assert!(
        run.output
            .contains(&format!("since the crate of {}", &crate_commit[..9])),
        "{}",
        run.output
    );
    assert!(run.output.contains("API changes: major"), "{}", run.output);
    assert!(
        run.output.contains("v1::Pet.name: field removed"),
        "{}",
        run.output
    );
    assert!(
        run.output.contains("v1::Pet.color: new field"),
        "{}",
        run.output
    );

    // Once the crate is committed, the next change counts from there.
    repository.commit("generated: regenerate");
    repository.edit("color", "colour");
    let run = repository.xtask(&["codegen"]);
    assert!(
        run.output.contains("v1::Pet.color: renamed to `colour`"),
        "{}",
        run.output
    );
    assert!(!run.output.contains("Pet.name"), "{}", run.output);
}

#[test]
fn a_repository_without_a_crate_says_that_nothing_is_known() {
    let repository = Repository::new("no_crate");
    repository.git(&["update-ref", "-d", "HEAD"]);
    fs::remove_dir_all(repository.path("generated")).expect("a folder");
    let run = repository.xtask(&["codegen"]);
    assert_eq!(run.code, Some(0), "{}", run.complaint);
    assert!(
        run.output.contains("API changes: not known"),
        "{}",
        run.output
    );
}

#[cfg(unix)]
#[test]
fn a_workflow_gets_one_summary_that_spans_all_commits_of_a_push() {
    use std::os::unix::fs::PermissionsExt as _;

    let repository = Repository::new("workflow");
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../.ci/report");
    repository.write(".ci/report", &fs::read_to_string(script).expect("a script"));
    // `cargo xtask` in the repository of the test.
    let program = repository.command(&[]).get_program().to_owned();
    let cargo = format!(
        "#!/bin/sh\nshift\nexec '{}' \"$@\"\n",
        std::path::Path::new(&program).display()
    );
    repository.write("bin/cargo", &cargo);
    fs::set_permissions(
        repository.path("bin/cargo"),
        fs::Permissions::from_mode(0o755),
    )
    .expect("permissions");
    let before = repository.git(&["rev-parse", "HEAD"]);
    repository.edit(AGE, AGE_AND_COLOR);
    repository.commit("spec: a color");
    repository.xtask(&["codegen"]);
    repository.commit("generated: regenerate");

    let path = format!(
        "{}:{}",
        repository.path("bin").display(),
        std::env::var("PATH").unwrap_or_default()
    );
    let report = |base: &str| {
        let mut command = std::process::Command::new("bash");
        command
            .arg(repository.path(".ci/report"))
            .arg(base)
            .env("PATH", &path)
            .env("CARGO_MANIFEST_DIR", repository.path("xtask"));
        run(&mut command)
    };
    let summary = report(&before);
    assert_eq!(summary.code, Some(0), "{}", summary.complaint);
    assert!(
        summary.output.starts_with("### API changes: minor"),
        "{}",
        summary.output
    );
    // A branch without a past, and one that was rewritten: the commit before, which changed the crate alone.
    for base in [
        "",
        "0000000000000000000000000000000000000000",
        "no-such-commit",
    ] {
        let summary = report(base);
        assert_eq!(summary.code, Some(0), "{base}: {}", summary.complaint);
        assert!(
            summary.output.starts_with("### API changes: none"),
            "{base}: {}",
            summary.output
        );
    }
    // A report that fails is a failure of the workflow.
    repository.write("spec/flex_v1.yaml", "openapi: 3.2.0\n");
    repository.commit("spec: newer");
    let partial = report(&before);
    assert_ne!(partial.code, Some(0));
    assert!(
        partial.output.contains("not compared"),
        "{}",
        partial.output
    );
    repository.git(&["checkout", "--quiet", "HEAD~1", "--", "spec"]);

    // The check of the crate prints its report and leaves the summary to that of the workflow.
    repository.edit(AGE, "");
    let file = repository.path("summary.md");
    let mut check = repository.command(&["codegen", "--check"]);
    let check = run(check.env("GITHUB_STEP_SUMMARY", &file));
    assert!(
        check.output.contains("API changes: major"),
        "{}",
        check.output
    );
    assert!(
        !file.exists(),
        "a second summary beside that of the workflow"
    );
}
