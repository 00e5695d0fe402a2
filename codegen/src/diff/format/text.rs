//! A report as text for a terminal.

use std::fmt::Write as _;

use super::closing::{closing, place};
use super::counts::{mark, summary};
use super::lines::{Line, WORDS_REASON, lines, words};
use crate::diagnostic::printable;
use crate::diff::report::{Change, Report, Verdict};

/// How many facts that make no difference are named.
const MOST_FACTS: usize = 20;

impl Report {
    /// The report as text, grouped by verdict, with the reason of each change below it.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut out = match self.verdict() {
            None => "no changes to the API\n".to_owned(),
            Some(verdict) => format!("API changes: {} ({})\n", verdict.as_str(), summary(self)),
        };
        for verdict in Verdict::ALL {
            let lines = lines(self, verdict);
            if !lines.is_empty() {
                let _ = writeln!(out, "\n{}", verdict.as_str());
            }
            for line in lines {
                write_line(&mut out, &line);
            }
        }
        write_closing(&mut out, self);
        out
    }
}

fn write_line(out: &mut String, line: &Line<'_>) {
    match line {
        Line::Words { owner, count } => {
            let owner = printable(owner);
            let _ = writeln!(out, "   {owner}: {}\n      {WORDS_REASON}", words(*count));
        }
        Line::Change(change) => write_change(out, change),
    }
}

fn write_change(out: &mut String, change: &Change) {
    let Change {
        rust,
        wire,
        what,
        reason,
        ..
    } = change;
    let wire = if wire.is_empty() || rust.ends_with(wire) {
        String::new()
    } else {
        format!("  ({wire})")
    };
    let _ = writeln!(
        out,
        "{:<3}{}\n      {reason}",
        mark(change),
        printable(&format!("{rust}: {what}{wire}"))
    );
}

fn write_closing(out: &mut String, report: &Report) {
    let closing = closing(report);
    if !closing.is_empty() {
        out.push('\n');
    }
    for line in closing {
        let _ = writeln!(out, "{line}");
    }
    for fact in report.neutral.iter().take(MOST_FACTS) {
        let _ = writeln!(out, "   {}: {}", place(fact), printable(&fact.what));
    }
    if report.neutral.len() > MOST_FACTS {
        let more = report.neutral.len() - MOST_FACTS;
        let _ = writeln!(out, "   … {more} more, see `--format json`");
    }
}
