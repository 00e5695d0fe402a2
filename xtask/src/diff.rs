//! `cargo xtask diff`: two sets of documents in, what changed for users of the crate out.

use std::io::Write as _;

use ::codegen::diff::{Report, diff};
use ::codegen::ir::Api;

use crate::arguments::{Diff, Format};
use crate::report::Reader;
use crate::{Failure, print, side};

/// Compares two sides and prints the report.
pub(crate) fn run(arguments: &Diff) -> Result<(), Failure> {
    let overlay = arguments.overlay.as_deref();
    let old = side::read(&arguments.old, overlay)?;
    let new = side::read(&arguments.new, overlay)?;
    let report = diff(&old, &new);
    print(&match arguments.format {
        Format::Text => report.to_text(),
        Format::Markdown => report.to_markdown(),
        Format::Json => format!("{:#}", report.to_json()),
    });
    match (report.verdict(), arguments.fail_on) {
        (Some(verdict), Some(limit)) if verdict >= limit => Err(Failure::Failed(format!(
            "error: the changes are {}, --fail-on is {}",
            verdict.as_str(),
            limit.as_str()
        ))),
        _ => Ok(()),
    }
}

/// Says what the documents changed since the last commit, on the terminal and in the summary of a GitHub workflow.
///
/// The last commit, because its generated crate was made from its documents. Without one there is nothing to compare with.
pub(crate) fn since_last_commit(new: &Api, reader: Reader) {
    match side::read_revision("HEAD") {
        Err(_) => reader.say(
            "API changes: not known, for want of a git commit with documents that this generator takes",
        ),
        Ok(old) => {
            let report = diff(&old, new);
            match report.verdict() {
                None => reader.say(
                    "API changes since the last commit: none; the documents make the same API",
                ),
                Some(_) => reader.say(&format!("since the last commit:\n{}", report.to_text())),
            }
            summarise(&report);
        }
    }
}

/// Appends the report to the summary of a GitHub workflow, if this runs in one. A summary is no reason to fail.
fn summarise(report: &Report) {
    let Some(path) = std::env::var_os("GITHUB_STEP_SUMMARY") else {
        return;
    };
    let file = std::fs::OpenOptions::new()
        .append(true)
        .create(true)
        .open(&path);
    if let Err(error) = file.and_then(|mut file| writeln!(file, "{}", report.to_markdown())) {
        eprintln!("warning: cannot write the summary of the workflow: {error}");
    }
}
