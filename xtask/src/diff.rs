//! `cargo xtask diff`: two sets of documents in, what changed for users of the crate out.

use std::path::Path;

use ::codegen::diff::{compare, diff};
use ::codegen::ir::Api;

use crate::arguments::{Diff, Format};
use crate::report::OutputFormat;
use crate::{Failure, git, print, side, workspace};

/// Compares two sides and prints the report.
pub(crate) fn run(arguments: &Diff) -> Result<(), Failure> {
    let overlay = arguments.overlay.as_deref();
    let old = side::read(&arguments.old, overlay)?;
    let new = side::read(&arguments.new, overlay)?;
    let report = compare(&old, &new);
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

/// Reports what the documents change for users of the crate as it was last committed in `sources`, a folder below the root.
///
/// Its documents are those of the last commit that touched its sources: the documents are committed before the crate that is made
/// from them, so those of the last commit of all may be the new ones. Without such a commit there is nothing to compare with.
pub(crate) fn since_last_crate(new: &Api, sources: &Path, format: OutputFormat) {
    let root = workspace::root();
    let old = git::last_commit_of(&root, sources)
        .and_then(|commit| Some((side::read_revision(&commit).ok()?.api, commit)));
    let Some((old, commit)) = old else {
        return format.say(
            "API changes: not known, for want of a commit with the crate and documents that this generator takes",
        );
    };
    let report = diff(&old, new);
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
