//! A git revision in, files as they were in it out.

use std::path::Path;
use std::process::Command;

/// Finds the commit that a revision means.
pub(crate) fn commit(root: &Path, revision: &str) -> Result<String, String> {
    let object = format!("{revision}^{{commit}}");
    let arguments = ["rev-parse", "--verify", "--end-of-options", &object];
    run(root, &arguments).map(|name| String::from_utf8_lossy(&name).trim().to_owned())
}

/// Finds the last commit that touched something below `root`.
pub(crate) fn last_commit_of(root: &Path, path: &Path) -> Option<String> {
    let path = path.to_str()?;
    let name = run(root, &["log", "-1", "--format=%H", "--", path]).ok()?;
    let name = String::from_utf8_lossy(&name).trim().to_owned();
    (!name.is_empty()).then_some(name)
}

/// Lists the files of a folder below `root`, as they were in a commit. The paths begin at `root`.
pub(crate) fn files(root: &Path, commit: &str, folder: &str) -> Result<Vec<String>, String> {
    let folder = format!("{folder}/");
    let names = run(
        root,
        &["ls-tree", "-z", "--name-only", commit, "--", &folder],
    )?;
    let names = String::from_utf8_lossy(&names).into_owned();
    Ok(names.split_terminator('\0').map(str::to_owned).collect())
}

/// Reads a file below `root` as it was in a commit.
pub(crate) fn read(root: &Path, commit: &str, path: &str) -> Result<Vec<u8>, String> {
    run(root, &["show", &format!("{commit}:./{path}")])
}

/// Runs git. The error is the first line that it prints.
fn run(root: &Path, arguments: &[&str]) -> Result<Vec<u8>, String> {
    let output = Command::new("git")
        .arg("-C")
        .arg(root)
        .args(arguments)
        .output()
        .map_err(|error| format!("cannot run git: {error}"))?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let message = String::from_utf8_lossy(&output.stderr);
    let first = message.lines().next().unwrap_or("git failed");
    Err(first.trim_start_matches("fatal: ").to_owned())
}
