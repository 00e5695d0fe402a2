//! A git revision in, files as they were in it out.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

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

/// Reads all files below a folder, as they were in a commit, with their paths from `root`: one process for all of them.
pub(crate) fn read_folder(
    root: &Path,
    commit: &str,
    folder: &str,
) -> Result<Vec<(String, Vec<u8>)>, String> {
    let folder = format!("{folder}/");
    let arguments = ["ls-tree", "-r", "-z", "--name-only", commit, "--", &folder];
    let names = String::from_utf8_lossy(&run(root, &arguments)?).into_owned();
    let names: Vec<&str> = names.split_terminator('\0').collect();
    let object = |name: &&str| format!("{commit}:./{name}\n");
    let objects = names.iter().map(object).collect::<Vec<_>>().concat();
    let mut rest = &run_with(root, &["cat-file", "--batch=%(objectsize)"], &objects)?[..];
    let mut files = Vec::new();
    for name in names {
        let damaged = || format!("git gave no contents of {name}");
        let end = rest
            .iter()
            .position(|byte| *byte == b'\n')
            .ok_or_else(damaged)?;
        let size = String::from_utf8_lossy(&rest[..end])
            .parse::<usize>()
            .map_err(|_| damaged())?;
        let text = rest.get(end + 1..end + 1 + size).ok_or_else(damaged)?;
        files.push((name.to_owned(), text.to_vec()));
        // A line break follows each object.
        rest = rest.get(end + size + 2..).unwrap_or_default();
    }
    Ok(files)
}

/// Runs git. The error is the first line that it prints.
fn run(root: &Path, arguments: &[&str]) -> Result<Vec<u8>, String> {
    run_with(root, arguments, "")
}

/// The same, with a text on its standard input.
fn run_with(root: &Path, arguments: &[&str], input: &str) -> Result<Vec<u8>, String> {
    let failed = |error: std::io::Error| format!("cannot run git: {error}");
    let mut child = Command::new("git")
        .arg("-C")
        .arg(root)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(failed)?;
    let output = std::thread::scope(|scope| {
        // Git writes while it reads: a thread of its own keeps both pipes moving.
        if let Some(mut stdin) = child.stdin.take() {
            scope.spawn(move || stdin.write_all(input.as_bytes()));
        }
        child.wait_with_output()
    })
    .map_err(failed)?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let message = String::from_utf8_lossy(&output.stderr);
    let first = message.lines().next().unwrap_or("git failed");
    Err(first.trim_start_matches("fatal: ").to_owned())
}
