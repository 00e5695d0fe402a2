//! The committed client is the one that the documents make.

#[path = "support/flex_crate.rs"]
mod flex_crate;
mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use codegen::emit::SourceFile;

#[test]
fn what_is_committed_is_what_the_documents_make() {
    let generated = flex_crate::generate();
    let tests =
        codegen::generate_test_support(&generated.api, &flex_crate::options()).expect("Rust");
    assert!(
        generated.files.len() > 40 && !tests.is_empty(),
        "hardly anything was generated"
    );
    let mut problems = differences(&generated.files, "generated");
    problems.extend(stale(&generated.files, "generated", "src"));
    problems.extend(differences(&tests, "tests/src/generated"));
    problems.extend(stale(&tests, "tests/src/generated", ""));
    assert!(
        problems.is_empty(),
        "run `cargo xtask codegen` and commit the result:\n{}",
        problems.join("\n")
    );
}

/// Names each file that reads otherwise than it should, with the first line where it does.
fn differences(files: &[SourceFile], folder: &str) -> Vec<String> {
    let mut problems = Vec::new();
    for file in files {
        let path = format!("{folder}/{}", file.path);
        match fs::read_to_string(in_workspace(&path)) {
            Ok(text) if text == file.contents => {}
            Ok(text) => problems.push(format!(
                "{path} is out of date{}",
                first_difference(&text, &file.contents)
            )),
            Err(error) => problems.push(format!("{path}: {error}")),
        }
    }
    problems
}

fn first_difference(committed: &str, generated: &str) -> String {
    let (committed, generated): (Vec<_>, Vec<_>) =
        (committed.lines().collect(), generated.lines().collect());
    let at = committed
        .iter()
        .zip(&generated)
        .take_while(|(old, new)| old == new)
        .count();
    let line = |lines: &[&str]| {
        lines
            .get(at)
            .map_or_else(|| "(the end)".to_owned(), |line| (*line).to_owned())
    };
    format!(
        ", from line {} on:\n  committed: {}\n  generated: {}",
        at + 1,
        line(&committed),
        line(&generated)
    )
}

/// Names each file below a folder that is not generated.
fn stale(files: &[SourceFile], folder: &str, below: &str) -> Vec<String> {
    let folder = in_workspace(folder);
    let expected: BTreeSet<PathBuf> = files.iter().map(|file| folder.join(&file.path)).collect();
    let mut found = Vec::new();
    collect(&folder.join(below), &mut found);
    found.sort();
    found.retain(|path| !expected.contains(path));
    found
        .iter()
        .map(|path| format!("{} should not be there", path.display()))
        .collect()
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    for path in fs::read_dir(folder)
        .expect("a folder")
        .flatten()
        .map(|entry| entry.path())
    {
        if path.is_dir() {
            collect(&path, found);
        } else {
            found.push(path);
        }
    }
}

fn in_workspace(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("a workspace")
        .join(path)
}
