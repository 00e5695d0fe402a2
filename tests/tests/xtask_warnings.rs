//! Warnings: shown, and errors where somebody asked for that or where the documents are our own.

#[path = "support/bench.rs"]
mod bench;
#[path = "support/repository.rs"]
mod repository;
#[path = "support/xtask.rs"]
mod xtask;

use bench::Bench;
use repository::Repository;

/// What makes a document have a warning: an operation without an `operationId`, because of a typing mistake.
const MISTAKE: (&str, &str) = ("operationId: FetchPet", "operationID: FetchPet");

#[test]
fn a_warning_prevents_the_crate_where_it_is_asked_to() {
    let bench = Bench::with_crate("warning");
    let before = bench.tree();
    bench.edit(MISTAKE.0, MISTAKE.1);
    for arguments in [&["--deny-warnings"][..], &["--deny-warnings", "--check"]] {
        let run = bench.codegen(arguments);
        assert_eq!(run.code, Some(1), "{}", run.output);
        for said in [
            "warning: ",
            "error: warnings are denied",
            "nothing was written",
        ] {
            assert!(run.complaint.contains(said), "{said}: {}", run.complaint);
        }
        assert!(bench.tree() == before);
    }
    let run = bench.codegen(&[]);
    assert_eq!(run.code, Some(0), "{}", run.complaint);
    assert!(run.complaint.contains("warning: "), "{}", run.complaint);
    assert!(bench.tree() != before);
}

#[test]
fn a_warning_in_our_own_documents_prevents_the_crate() {
    let repository = Repository::new("own_warning");
    repository.edit(MISTAKE.0, MISTAKE.1);
    for arguments in [&["codegen"][..], &["codegen", "--check"]] {
        let run = repository.xtask(arguments);
        assert_eq!(run.code, Some(1), "{}", run.output);
        for said in ["warning: ", "error: warnings are denied"] {
            assert!(run.complaint.contains(said), "{said}: {}", run.complaint);
        }
    }
    assert_eq!(
        repository.git(&["status", "--short"]),
        "M spec/flex_v1.yaml"
    );
}

#[test]
fn mild_faults_are_warnings_to_every_command() {
    let bench = Bench::with_crate("mild_faults");
    bench.edit(
        "count: { type: integer }",
        "count: { type: integer, default: many }",
    );
    bench.write("empty.yaml", "# nothing yet\n");
    let (pets, empty) = (bench.text("pets.yaml"), bench.text("empty.yaml"));
    let runs = [
        bench.codegen(&["--spec", &empty]),
        xtask::xtask(["listing", "--spec", &pets, "--spec", &empty]),
        xtask::xtask(["diff", &pets, &pets]),
    ];
    for run in &runs {
        assert_eq!(run.code, Some(0), "{}", run.complaint);
    }
    for run in &runs[..2] {
        for said in ["the default is not an integer", "the file is empty"] {
            assert!(run.complaint.contains(said), "{said}: {}", run.complaint);
        }
    }
}
