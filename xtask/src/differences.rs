//! The files as they should be and a folder in, what differs out.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use codegen::emit::SourceFile;
use similar::TextDiff;

/// How many lines of difference are shown in all.
const MOST_LINES: usize = 40;

/// What is wrong with one file of a folder.
#[derive(Debug)]
pub(crate) enum Difference {
    /// It should be there.
    Missing(PathBuf),
    /// It has other contents.
    Changed(PathBuf, String),
    /// It should not be there.
    Stale(PathBuf),
}

/// Compares a folder with the files that it should hold. `stale` are those that it contains in addition.
pub(crate) fn find(files: &[SourceFile], folder: &Path, stale: &[String]) -> Vec<Difference> {
    let mut differences = Vec::new();
    for file in files {
        let path = folder.join(&file.path);
        match std::fs::read_to_string(&path) {
            Ok(text) if text == file.contents => {}
            Ok(text) => differences.push(Difference::Changed(path, unified(&text, &file.contents))),
            Err(_) => differences.push(Difference::Missing(path)),
        }
    }
    differences.extend(
        stale
            .iter()
            .map(|name| Difference::Stale(folder.join(name))),
    );
    differences
}

fn unified(old: &str, new: &str) -> String {
    TextDiff::from_lines(old, new)
        .unified_diff()
        .context_radius(2)
        .header("on disk", "generated")
        .to_string()
}

/// The differences as text of limited length, with the command that resolves them.
pub(crate) fn text(differences: &[Difference], root: &Path, command: &str) -> String {
    let mut out = String::new();
    let mut budget = MOST_LINES;
    for difference in differences {
        let (path, what) = match difference {
            Difference::Missing(path) => (path, "is missing"),
            Difference::Changed(path, _) => (path, "is out of date"),
            Difference::Stale(path) => (path, "should not be there"),
        };
        if budget == 0 {
            break;
        }
        let _ = writeln!(
            out,
            "{} {what}",
            path.strip_prefix(root).unwrap_or(path).display()
        );
        budget -= 1;
        if let Difference::Changed(_, diff) = difference {
            for line in diff.lines().take(budget) {
                let _ = writeln!(out, "    {line}");
            }
            budget = budget.saturating_sub(diff.lines().count());
        }
    }
    let files = differences.len();
    let _ = write!(
        out,
        "{files} {} out of date: run `{command}` and commit the result",
        if files == 1 { "file is" } else { "files are" }
    );
    out
}
