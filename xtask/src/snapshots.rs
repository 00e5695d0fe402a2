//! The snapshots that follow from the documents: regenerated, gathered for one review, and removed where no test has them any longer.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Failure;

/// The tests whose snapshots follow from the documents.
const TESTS: [(&str, &[&str]); 2] = [
    ("codegen", &["listing", "public_api"]),
    ("twilio-flex-tests", &["requests"]),
];

/// The folders that hold one snapshot for each resource or operation, and nothing else.
const FOLDERS: [&str; 2] = ["codegen/tests/listing", "tests/tests/requests"];

/// Runs those tests and leaves every snapshot that differs for one review; what is left to do, empty if all are as reviewed.
pub(crate) fn gather(root: &Path) -> Result<String, Failure> {
    let failed = |error: std::io::Error| Failure::Failed(format!("error: snapshots: {error}"));
    let references = root.join("target/snapshot-references.txt");
    // Those of an earlier run, if there was one.
    let _ = std::fs::remove_file(&references);
    let mut left = not_passed(root, &references);
    if !left.is_empty() {
        return Ok(left);
    }
    let references = std::fs::read_to_string(&references).map_err(failed)?;
    let mut pending = pending(&root.join("codegen/tests")).map_err(failed)?;
    for folder in FOLDERS {
        for path in files(&root.join(folder)).map_err(failed)? {
            let is_new = path.extension().is_some_and(|end| end == "new");
            let reviewed = if is_new {
                path.with_extension("")
            } else {
                path.clone()
            };
            let is_it = |line: &str| Path::new(line).ends_with(shown(root, &reviewed));
            if !references.lines().any(is_it) {
                std::fs::remove_file(&path).map_err(failed)?;
            } else if is_new {
                pending.push(path);
            }
        }
    }
    if !pending.is_empty() {
        let _ = writeln!(
            left,
            "  {} snapshots are to be reviewed: run `cargo insta review`",
            pending.len()
        );
    }
    for path in pending {
        let _ = writeln!(left, "      {}", shown(root, &path).display());
    }
    Ok(left)
}

/// The tests that do not pass, one line each.
fn not_passed(root: &Path, references: &Path) -> String {
    let mut left = String::new();
    for (package, tests) in TESTS {
        if !is_passed(root, package, tests, references) {
            let tests = tests.join(" and --test ");
            let _ = writeln!(
                left,
                "  the tests do not pass: cargo test --package {package} --test {tests}"
            );
        }
    }
    left
}

fn is_passed(root: &Path, package: &str, tests: &[&str], references: &Path) -> bool {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command
        .current_dir(root)
        .args(["test", "--quiet", "--package", package]);
    for test in tests {
        command.args(["--test", test]);
    }
    command
        .env("INSTA_UPDATE", "new")
        .env("INSTA_FORCE_PASS", "1")
        .env("INSTA_SNAPSHOT_REFERENCES_FILE", references)
        .stdout(std::io::stderr())
        .status()
        .is_ok_and(|status| status.success())
}

/// The new snapshots that lie in a folder itself.
fn pending(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut files = files(folder)?;
    files.retain(|path| path.extension().is_some_and(|end| end == "new"));
    Ok(files)
}

fn files(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_file() {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn shown<'a>(root: &Path, path: &'a Path) -> &'a Path {
    path.strip_prefix(root).unwrap_or(path)
}
