//! A command of Cargo in, what it reports about each crate out.

use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

use super::crates::{WIRE_PACKAGE, Workspace};
use super::groups;
use super::results::Results;
use crate::Failure;

/// Compiles the crates; with clippy, also lints them.
pub(super) fn check(
    workspace: &Workspace,
    command: &'static str,
    results: &mut Results<'_>,
) -> Result<(), Failure> {
    let arguments = [command, "--lib", "--keep-going", "--workspace"];
    messages(workspace, command, &arguments, results).map(drop)
}

/// Documents the groups.
pub(super) fn doc(
    workspace: &Workspace,
    groups: &[String],
    results: &mut Results<'_>,
) -> Result<(), Failure> {
    let mut arguments = vec!["doc", "--lib", "--no-deps", "--keep-going"];
    arguments.extend(groups.iter().flat_map(|group| ["--package", group]));
    messages(workspace, "doc", &arguments, results).map(drop)
}

/// A command that works on the workspace.
pub(super) fn command(workspace: &Workspace) -> Command {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command
        .current_dir(workspace.folder())
        .env("CARGO_TARGET_DIR", workspace.folder().join("target"))
        .stdin(Stdio::null());
    command
}

/// Runs a command. Each warning and error is a problem of its crate; the messages of all artifacts are returned.
pub(super) fn messages(
    workspace: &Workspace,
    step: &str,
    arguments: &[&str],
    results: &mut Results<'_>,
) -> Result<Vec<Value>, Failure> {
    let failed = |reason: String| Failure::Failed(format!("error: cargo {step}: {reason}"));
    let output = command(workspace)
        .args(arguments)
        .args(["--quiet", "--message-format", "json"])
        .output()
        .map_err(|error| failed(error.to_string()))?;
    let mut artifacts = Vec::new();
    let mut has_problems = false;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let lines = text.lines();
    for message in lines.filter_map(|line| serde_json::from_str::<Value>(line).ok()) {
        match message["reason"].as_str() {
            Some("compiler-artifact") => artifacts.push(message),
            Some("compiler-message") => has_problems |= report(step, &message, results),
            _ => {}
        }
    }
    let complaint = String::from_utf8_lossy(&output.stderr);
    let lines = complaint.lines();
    for line in lines.filter(|line| line.starts_with("error: could not ")) {
        let name = line.split('`').nth(1).unwrap_or_default();
        let name = name.strip_prefix("case-").unwrap_or(name);
        // Without a message, the compiler crashed.
        let has_message = name == WIRE_PACKAGE || results.has_problem(name, step);
        if !has_problems || !has_message {
            results.problem(name, step, line);
        }
        has_problems = true;
    }
    if output.status.success() || has_problems {
        return Ok(artifacts);
    }
    Err(failed(complaint.into_owned()))
}

/// Takes a message of the compiler; whether it is a problem.
fn report(step: &str, message: &Value, results: &mut Results<'_>) -> bool {
    let inner = &message["message"];
    let is_problem = matches!(inner["level"].as_str(), Some("warning" | "error"));
    // The last line of a crate with errors is a count.
    let has_place = inner["spans"]
        .as_array()
        .is_some_and(|spans| !spans.is_empty());
    if is_problem && has_place {
        let rendered = inner["rendered"].as_str().unwrap_or_default();
        results.problem(&case_of(message), step, rendered);
    }
    is_problem
}

/// The name of the document whose crate a message is about.
fn case_of(message: &Value) -> String {
    let spans = message["message"]["spans"].as_array();
    let mut files = spans
        .into_iter()
        .flatten()
        .filter_map(|span| span["file_name"].as_str());
    let manifest = Path::new(message["manifest_path"].as_str().unwrap_or_default());
    let folder = manifest
        .parent()
        .and_then(Path::file_name)
        .unwrap_or_default();
    let of_group = files.find_map(groups::name_of);
    let name = of_group.unwrap_or_else(|| folder.to_string_lossy().into_owned());
    // Each test of the wire package has the name of its case.
    match message["target"]["name"].as_str() {
        Some(target) if name == WIRE_PACKAGE => target.replace('_', "-"),
        _ => name,
    }
}
