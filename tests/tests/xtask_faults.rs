//! `cargo xtask codegen` when it fails: what stood in the folder still stands there, byte for byte, and nothing is left beside it.

#[path = "support/bench.rs"]
mod bench;
#[path = "support/xtask.rs"]
mod xtask;

use std::fmt::Write as _;
use std::fs;
use std::process::Command;

use bench::{Bench, PETS, Tree};
use xtask::{Run, command};

/// What is in the folder of the test: the names in it, hidden ones included, and everything below.
fn state(bench: &Bench) -> (Vec<String>, Tree) {
    (bench.names(), bench.tree())
}

#[test]
fn a_document_that_is_refused_leaves_no_trace() {
    let bench = Bench::with_crate("refused");
    let before = state(&bench);
    let mistakes = [
        // Found when it is read, and when its schemas and its parameters are lowered.
        (
            "type: object, properties: { name",
            "type: thing, properties: { name",
        ),
        ("schemas/Pet'", "schemas/Dog'"),
        (
            "operationId: FetchToys",
            "operationId: FetchToys\n      parameters: [{ name: a, in: cookie, required: true, schema: {} }]",
        ),
    ];
    for (replace, with) in mistakes {
        bench.edit(replace, with);
        let Run {
            code, complaint, ..
        } = bench.codegen(&[]);
        assert_eq!(code, Some(1), "{with}: {complaint}");
        assert!(state(&bench) == before, "{with}: {complaint}");
    }
    bench.write("pets.yaml", PETS);
    assert_eq!(bench.codegen(&[]).code, Some(0));
    assert!(state(&bench) == before);
}

/// A run in which no file may grow beyond a few kilobytes, as on a disk that is almost full.
#[cfg(unix)]
fn on_a_full_disk(bench: &Bench) -> Run {
    let run = command([
        "codegen",
        "--spec",
        &bench.text("pets.yaml"),
        "--out",
        &bench.text("pets"),
    ]);
    let output = Command::new("sh")
        .args(["-c", "trap '' XFSZ; ulimit -f 16; exec \"$0\" \"$@\""])
        .arg(run.get_program())
        .args(run.get_args())
        .output()
        .expect("sh starts");
    Run {
        code: output.status.code(),
        output: String::from_utf8_lossy(&output.stdout).into_owned(),
        complaint: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

#[test]
#[cfg(unix)]
fn files_that_can_not_be_written_leave_no_trace() {
    let bench = Bench::with_crate("full_disk");
    let mut fields = String::new();
    for index in 0..500 {
        let _ = write!(fields, "field_{index}: {{ type: string }}, ");
    }
    bench.edit("count: {", &format!("{fields}count: {{"));
    let before = state(&bench);
    let Run {
        code,
        output,
        complaint,
    } = on_a_full_disk(&bench);
    assert_eq!(code, Some(1), "{output}{complaint}");
    assert!(complaint.contains("cannot write"), "{complaint}");
    assert!(state(&bench) == before, "{complaint}");

    // The same where there was no crate.
    fs::remove_dir_all(bench.path("pets")).expect("a folder");
    assert_eq!(on_a_full_disk(&bench).code, Some(1));
    assert_eq!(bench.names(), ["pets.yaml"]);

    // It was the disk and nothing else.
    assert_eq!(bench.codegen(&[]).code, Some(0));
}

#[test]
fn a_file_in_the_way_is_left_alone() {
    let bench = Bench::with_crate("in_the_way");
    bench.write("pets/.codegen", "somebody's notes");
    bench.edit("count: { type: integer }", "size: { type: number }");
    let before = state(&bench);
    let Run {
        code, complaint, ..
    } = bench.codegen(&[]);
    assert_eq!(code, Some(1), "{complaint}");
    for said in ["cannot create", "pets/.codegen", "help: move the file"] {
        assert!(complaint.contains(said), "{complaint}");
    }
    assert!(!complaint.contains("os error"), "{complaint}");
    assert!(state(&bench) == before);
}
