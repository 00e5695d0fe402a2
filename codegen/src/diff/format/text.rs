//! A report as text for a terminal.

use std::fmt::Write as _;

use super::closing::{closing, place};
use super::contract;
use super::counts::{mark, summary};
use super::lines::{Line, lines};
use crate::diagnostic::printable;
use crate::diff::report::{Report, Verdict};

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
        write_contract(&mut out, self);
        write_closing(&mut out, self);
        out
    }
}

fn write_line(out: &mut String, line: &Line<'_>) {
    /// How many of the items that share a line are named.
    const MOST: usize = 5;
    let (item, what) = (line.item(), line.what());
    let wire = line
        .wire()
        .map_or(String::new(), |wire| format!("  ({wire})"));
    let _ = writeln!(
        out,
        "{:<3}{}\n      {}",
        mark(line.first()),
        printable(&format!("{item}: {what}{wire}")),
        line.reason()
    );
    let items = line.items();
    if !items.is_empty() {
        let more = items.len().saturating_sub(MOST);
        let more = if more == 0 {
            String::new()
        } else {
            format!(" and {more} more")
        };
        let shown = items[..items.len().min(MOST)].join(", ");
        let _ = writeln!(out, "      of {shown}{more}");
    }
}

fn write_contract(out: &mut String, report: &Report) {
    if report.contract.is_empty() {
        return;
    }
    let _ = writeln!(out, "\n{}", contract::title(report));
    for line in contract::lines(report) {
        let (burden, items) = (line.burden.as_str(), line.items.replace('`', ""));
        let _ = writeln!(
            out,
            "   {burden:<9}{items}: {}\n            {}",
            line.what, line.places
        );
    }
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
