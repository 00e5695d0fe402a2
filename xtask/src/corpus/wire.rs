//! Generated crates in, whether their requests and responses are what `tests/corpus` expects out.
//!
//! A file there is named as a case is. Those of the cases that have made a sound crate become one package, with a test target each.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

use super::crates::{self, WIRE_PACKAGE, Workspace, write_changed};
use super::results::Results;
use super::{cargo, case, parallel};
use crate::{Failure, workspace};

/// The tests, below the root.
const FOLDER: &str = "tests/corpus";
/// Runs the tests.
pub(super) fn run(workspace: &mut Workspace, results: &mut Results<'_>) -> Result<(), Failure> {
    let sound = results.sound();
    let mut tests = names().map_err(|error| crates::failed(&error))?;
    tests.retain(|test| sound.contains(&test.as_str()));
    if tests.is_empty() {
        return Ok(());
    }
    write(workspace, &tests).map_err(|error| crates::failed(&error))?;
    let arguments = [
        "build",
        "--tests",
        "--keep-going",
        "--package",
        WIRE_PACKAGE,
    ];
    let artifacts = cargo::messages(workspace, "wire", &arguments, results)?;
    let programs: Vec<(String, PathBuf)> = artifacts.iter().filter_map(program).collect();
    let failures = parallel::map(&programs, |(_, program)| failure(program));
    for ((name, _), failure) in programs.iter().zip(failures) {
        if let Some(reason) = failure {
            results.problem(name, "wire", &reason);
        }
    }
    Ok(())
}

/// The cases that have a test. One without a case would never run.
fn names() -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(workspace::root().join(FOLDER))? {
        let path = entry?.path();
        let is_rust = path.extension().is_some_and(|extension| extension == "rs");
        if let (true, Some(stem)) = (is_rust, path.file_stem().filter(|stem| *stem != "lib")) {
            names.push(stem.to_string_lossy().replace('_', "-"));
        }
    }
    names.sort();
    let cases = workspace::root().join(case::FOLDER);
    let has_case = |name: &String| cases.join(name).with_extension("yaml").exists();
    match names.iter().find(|name| !has_case(name)) {
        Some(name) => Err(io::Error::other(format!("{FOLDER}: no case {name}"))),
        None => Ok(names),
    }
}

fn write(workspace: &mut Workspace, tests: &[String]) -> io::Result<()> {
    let root = workspace::root();
    let folder = root.join(FOLDER);
    let (mut dependencies, mut targets) = (String::new(), String::new());
    for test in tests {
        let file = test.replace('-', "_");
        let path = quoted(&folder.join(&file).with_extension("rs"));
        let _ = writeln!(
            dependencies,
            "case-{test} = {{ path = \"../crates/{test}\" }}"
        );
        let _ = writeln!(targets, "[[test]]\nname = \"{file}\"\npath = {path}\n");
    }
    let manifest = format!(
        "[package]\nname = \"{WIRE_PACKAGE}\"\nedition = \"2024\"\npublish = false\nautotests = false\n\n\
         [lib]\npath = {}\n\n\
         [dependencies]\nform_urlencoded = \"1\"\ntwilio-runtime = {{ path = {} }}\n\
         tokio = {{ version = \"1\", features = [\"macros\", \"rt\"] }}\n{dependencies}\n{targets}",
        quoted(&folder.join("lib.rs")),
        quoted(&root.join("runtime")),
    );
    write_changed(
        &workspace.folder().join(WIRE_PACKAGE).join("Cargo.toml"),
        &manifest,
    )?;
    workspace.add([WIRE_PACKAGE.to_owned()])
}

/// A path as a TOML string, which has the escapes of Rust that a path needs.
fn quoted(path: &Path) -> String {
    format!("{:?}", path.to_string_lossy())
}

/// The test program of an artifact, with the name of its case.
fn program(artifact: &Value) -> Option<(String, PathBuf)> {
    let target = &artifact["target"];
    let is_test = target["kind"].as_array()?.iter().any(|kind| kind == "test");
    let executable = artifact["executable"].as_str().filter(|_| is_test)?;
    Some((
        target["name"].as_str()?.replace('_', "-"),
        executable.into(),
    ))
}

/// What a test program reports if a test fails.
fn failure(program: &Path) -> Option<String> {
    let mut command = Command::new(program);
    match command.arg("--quiet").stdin(Stdio::null()).output() {
        Ok(output) if output.status.success() => None,
        Ok(output) => {
            let text = String::from_utf8_lossy(&output.stdout).into_owned();
            let panic = text.split("panicked at").nth(1).map(str::to_owned);
            Some(panic.unwrap_or(text))
        }
        Err(error) => Some(format!("cannot run the tests: {error}")),
    }
}
