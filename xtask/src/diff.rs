//! `cargo xtask diff`: two sets of documents in, what changed for users of the crate out.

use std::path::Path;

use ::codegen::diff::{CrateItems, Report, Verdict, compare, diff};
use ::codegen::ir::Api;

use crate::arguments::{Diff, Format};
use crate::report::OutputFormat;
use crate::state::State;
use crate::{Failure, accepted, git, print, side, workspace};

/// Compares two sides and prints the report.
pub(crate) fn run(arguments: &Diff) -> Result<(), Failure> {
    let overlay = arguments.overlay.as_deref();
    let [old, new] = [&arguments.old, &arguments.new].map(|name| side::read(name, overlay));
    let (old, new) = (old?, new?);
    let mut report = compare(&old, &new);
    let is_whole = !old.errors.has_errors() && !new.errors.has_errors();
    let states = [&arguments.old, &arguments.new].map(|name| State::of_side(name));
    if let [Some(old), Some(new)] = states.map(Result::transpose) {
        let (old, new) = (old?, new?);
        report = report.with_crates(&old.items, &new.items);
        report = report.with_releases(&old.release, &new.release);
    }
    print(&match arguments.format {
        Format::Text => report.to_text(),
        Format::Markdown => report.to_markdown(),
        Format::Json => format!("{:#}", report.to_json()),
        Format::Changelog => report.to_changelog(),
    });
    if !is_whole {
        let message = "error: not everything could be compared; the report is about the rest";
        return Err(Failure::Failed(message.to_owned()));
    }
    check(&report, arguments)
}

/// What makes the report an error.
fn check(report: &Report, arguments: &Diff) -> Result<(), Failure> {
    let problems = report.release.as_ref().filter(|_| arguments.check_release);
    if let Some(problems) = problems.filter(|problems| !problems.is_empty()) {
        return Err(Failure::Failed(format!(
            "error: {}",
            problems.join("\nerror: ")
        )));
    }
    let Some(limit) = arguments.fail_on else {
        return Ok(());
    };
    let accepted = match &arguments.accepted {
        Some(path) => accepted::read(path)?,
        None => Vec::new(),
    };
    let severe = |change: &&::codegen::diff::Change| change.verdict >= limit;
    let all: Vec<String> = report
        .changes
        .iter()
        .filter(severe)
        .map(::codegen::diff::Change::line)
        .collect();
    let left: Vec<&String> = all.iter().filter(|line| !accepted.contains(line)).collect();
    let unused = accepted.iter().filter(|line| !all.contains(line));
    for line in unused {
        eprintln!("note: an accepted change is not in the report: {line}");
    }
    let Some(first) = left.first() else {
        return Ok(());
    };
    let verdict = report.verdict().map_or("", Verdict::as_str);
    Err(Failure::Failed(format!(
        "error: the changes are {verdict}, --fail-on is {}\nhelp: {} not accepted, such as `{first}`",
        limit.as_str(),
        left.len(),
    )))
}

/// Reports what changes for users of the crate as it was last committed in `sources`, a folder below the root.
///
/// Its documents are those of the last commit that touched its sources: the documents are committed before the crate that is made
/// from them, so those of the last commit of all may be the new ones. Without such a commit there is nothing to compare with.
pub(crate) fn since_last_crate(
    new: &Api,
    items: &CrateItems,
    sources: &Path,
    format: OutputFormat,
) {
    let root = workspace::root();
    let old = git::last_commit_of(&root, sources)
        .and_then(|commit| Some((side::read_revision(&commit)?.api, commit)));
    let Some((old, commit)) = old else {
        return format.say(
            "API changes: not known, for want of a commit with the crate and documents that this generator takes",
        );
    };
    let mut report = diff(&old, new);
    if let Ok(Some(old)) = State::of_revision(&commit) {
        report = report.with_crates(&old.items, items);
    }
    let short = &commit[..commit.len().min(9)];
    match report.verdict() {
        None => format.say(&format!(
            "API changes since the crate of {short}: none; the documents make the same API"
        )),
        Some(_) => format.say(&format!(
            "since the crate of {short}:\n{}",
            report.to_text()
        )),
    }
}
