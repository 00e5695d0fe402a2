//! A document in, what the generator makes of it out: in a process of its own, within a time limit.

use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

use super::case::Case;
use super::crates::Workspace;
use super::parallel;
use super::results::{Outcome, Results};

/// No document may take longer.
const LIMIT: Duration = Duration::from_secs(30);
/// How often a process is looked at.
const PAUSE: Duration = Duration::from_millis(5);

/// Generates all crates.
pub(super) fn all(cases: &[Case], workspace: &Workspace, results: &mut Results<'_>) {
    let outcomes = parallel::map(cases, |case| {
        generate(case, workspace)
            .unwrap_or_else(|error| Outcome::Broken(format!("cannot run the generator: {error}")))
    });
    for (case, outcome) in cases.iter().zip(outcomes) {
        results.generated(case, outcome);
    }
}

fn generate(case: &Case, workspace: &Workspace) -> io::Result<Outcome> {
    let out = workspace.fresh(&case.name);
    match fs::remove_dir_all(&out) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let log = |kind: &str| workspace.log(&format!("{}.{kind}", case.name));
    let (output, complaint) = (log("json"), log("txt"));
    if let Some(folder) = output.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut command = Command::new(std::env::current_exe()?);
    command
        .arg("codegen")
        .arg("--spec")
        .arg(&case.document)
        .arg("--out")
        .arg(&out)
        .args(["--name", &case.crate_name(), "--format", "json"])
        .stdin(Stdio::null())
        .stdout(File::create(&output)?)
        .stderr(File::create(&complaint)?);
    let Some(status) = within_limit(&mut command)? else {
        return Ok(Outcome::Broken(format!(
            "no end within {} s",
            LIMIT.as_secs()
        )));
    };
    let read = |path: &Path| fs::read(path).map(|text| String::from_utf8_lossy(&text).into_owned());
    Ok(outcome(status, &read(&output)?, &read(&complaint)?, &out))
}

/// Runs a process to its end; `None` if it takes too long.
fn within_limit(command: &mut Command) -> io::Result<Option<ExitStatus>> {
    let mut child = command.spawn()?;
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if start.elapsed() > LIMIT {
            child.kill()?;
            child.wait()?;
            return Ok(None);
        }
        thread::sleep(PAUSE);
    }
}

fn outcome(status: ExitStatus, output: &str, complaint: &str, out: &Path) -> Outcome {
    let broken = |what: &str| Outcome::Broken(format!("{what}: {}", last_line(complaint)));
    for raw in ["panicked at", "os error"] {
        if complaint.contains(raw) || output.contains(raw) {
            return broken(raw);
        }
    }
    match status.code() {
        Some(0) if out.join("src/lib.rs").is_file() => Outcome::Crate,
        Some(0) if !out.exists() && output.contains("\"warning\"") => Outcome::Nothing,
        Some(0) => broken("exit code 0 without a crate"),
        Some(1) if out.exists() => broken("exit code 1, but something was written"),
        Some(1) => refusal(output).unwrap_or_else(|problem| broken(&problem)),
        _ => broken(&status.to_string()),
    }
}

/// Diagnostics with a help are a refusal; anything else is a fault.
fn refusal(output: &str) -> Result<Outcome, String> {
    let list: Value =
        serde_json::from_str(output).map_err(|error| format!("no diagnostics: {error}"))?;
    let diagnostics = list.as_array().into_iter().flatten();
    let mut errors = diagnostics
        .filter(|one| one["severity"] == "error")
        .peekable();
    let text = |one: &Value, key: &str| one[key].as_str().unwrap_or_default().to_owned();
    let Some(first) = errors.peek().copied() else {
        return Err("exit code 1 without an error".to_owned());
    };
    let shown = format!(
        "{}:{}: {}",
        text(first, "file"),
        first["line"],
        text(first, "message")
    );
    for error in errors {
        let is_complete = !text(error, "file").is_empty()
            && error["line"].is_u64()
            && !text(error, "help").is_empty();
        if !is_complete {
            return Err(format!("no file, line or help: {}", text(error, "message")));
        }
    }
    Ok(Outcome::Refused(shown))
}

fn last_line(text: &str) -> &str {
    text.lines()
        .rev()
        .find(|line| !line.trim().is_empty())
        .unwrap_or_default()
}
