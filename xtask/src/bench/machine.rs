//! What numbers were measured on, in one line: processor, cores, system, compiler, and how busy the machine was.

use std::process::Command;

use super::process;

/// The line. What the system does not report is left out.
pub(super) fn text() -> String {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let mut parts = vec![
        processor().unwrap_or_else(|| std::env::consts::ARCH.to_owned()),
        format!("{cores} cores"),
        std::env::consts::OS.to_owned(),
    ];
    parts.extend(process::output(Command::new("rustc").arg("--version")).ok());
    parts.extend(load().map(|load| format!("load {load} at the start")));
    parts.join(", ")
}

fn processor() -> Option<String> {
    let text = std::fs::read_to_string("/proc/cpuinfo").ok()?;
    let line = text.lines().find(|line| line.starts_with("model name"))?;
    Some(line.split_once(':')?.1.trim().to_owned())
}

/// The mean number of processes that wanted a core in the last minute.
fn load() -> Option<String> {
    let text = std::fs::read_to_string("/proc/loadavg").ok()?;
    Some(text.split(' ').next()?.to_owned())
}
