//! A command in, what it printed or what it cost out.

use std::fs::File;
use std::io;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use wait4::Wait4 as _;

use crate::Failure;

/// What a process took, with all processes that it started and waited for.
pub(super) struct Cost {
    /// From its start to its end.
    pub(super) wall: Duration,
    /// Of all cores together, in the process and in the system for it.
    pub(super) processor: Duration,
    /// The largest resident set of one of the processes, in bytes. The system counts what was in memory when the
    /// process was forked, so nothing can be measured below the few MiB of this program itself.
    pub(super) peak: u64,
}

/// Runs a command and measures it.
pub(super) fn measure(command: &mut Command) -> Result<Cost, Failure> {
    // A file, since a pipe would have to be read while the process runs.
    let log = super::scratch("log.txt");
    let (status, cost) = timed(command, &log).map_err(|error| failure(command, &error))?;
    if status {
        return Ok(cost);
    }
    let text = std::fs::read_to_string(&log).unwrap_or_default();
    Err(failure(command, &text))
}

fn timed(command: &mut Command, log: &std::path::Path) -> io::Result<(bool, Cost)> {
    if let Some(folder) = log.parent() {
        std::fs::create_dir_all(folder)?;
    }
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(File::create(log)?);
    let start = Instant::now();
    let used = command.spawn()?.wait4()?;
    let cost = Cost {
        wall: start.elapsed(),
        processor: used.rusage.utime + used.rusage.stime,
        peak: used.rusage.maxrss,
    };
    Ok((used.status.success(), cost))
}

/// Runs a command and returns what it printed, trimmed.
pub(super) fn output(command: &mut Command) -> Result<String, Failure> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .map_err(|error| failure(command, &error))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned());
    }
    Err(failure(command, &String::from_utf8_lossy(&output.stderr)))
}

/// The Cargo that runs this program, building in the given folder.
pub(super) fn cargo(target: &std::path::Path) -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo
        .env("CARGO_TARGET_DIR", target)
        .env("CARGO_INCREMENTAL", "0");
    cargo
}

fn failure(command: &Command, why: &dyn std::fmt::Display) -> Failure {
    let mut text = command.get_program().to_string_lossy().into_owned();
    for argument in command.get_args() {
        text.push(' ');
        text.push_str(&argument.to_string_lossy());
    }
    Failure::Failed(format!("error: {text}: {why}"))
}
