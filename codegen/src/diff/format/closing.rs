//! A report in, what is said below its changes out.

use crate::diagnostic::printable;
use crate::diff::report::{Fact, Report};
use crate::diff::spelling::code;

/// What else there is to know: which actions of the overlay match nothing, and how much differs without a difference to the crate.
pub(super) fn closing(report: &Report) -> Vec<String> {
    let mut lines: Vec<String> = report.notes.iter().map(|note| printable(note)).collect();
    lines.extend(unmatched(&report.unmatched));
    match report.release.as_deref() {
        None => {}
        Some([]) => lines.push("the version and the changelog fit these changes".to_owned()),
        Some(problems) => lines.extend(problems.iter().map(|problem| printable(problem))),
    }
    if !report.neutral.is_empty() {
        lines.push(format!(
            "no difference to the crate: {} of the documents",
            counted(report.neutral.len(), "fact")
        ));
    }
    lines
}

/// The actions of the overlay that match nothing, on either side or on one.
fn unmatched([old, new]: &[Vec<String>; 2]) -> Vec<String> {
    let mut lines = Vec::new();
    let both = old.iter().filter(|target| new.contains(target)).count();
    if both > 0 {
        lines.push(format!(
            "{} of the overlay match{} nothing on either side",
            counted(both, "action"),
            if both == 1 { "es" } else { "" }
        ));
    }
    for (here, there, side) in [(old, new, "old"), (new, old, "new")] {
        let only = here.iter().filter(|target| !there.contains(target));
        let only: Vec<String> = only.map(|target| code(target)).collect();
        if !only.is_empty() {
            lines.push(format!(
                "skipped, because nothing on the {side} side matches: {} of the overlay: {}",
                counted(only.len(), "action"),
                only.join(", ")
            ));
        }
    }
    lines
}

fn counted(count: usize, what: &str) -> String {
    let s = if count == 1 { "" } else { "s" };
    format!("{count} {what}{s}")
}

/// The file and the pointer of a fact.
pub(super) fn place(fact: &Fact) -> String {
    place_of(&fact.file, &fact.pointer)
}

pub(super) fn place_of(file: &str, pointer: &str) -> String {
    let start = file.rfind(['/', '\\', ':']).map_or(0, |end| end + 1);
    printable(&format!("{}#{pointer}", &file[start..]))
}
