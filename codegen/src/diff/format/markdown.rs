//! A report as Markdown for a pull request: the figures first, then the changes of its verdict; the others are folded.

use std::fmt::Write as _;

use super::closing::{closing, place};
use super::contract;
use super::counts::{behaviours, exposures, mark, summary};
use super::lines::{Line, lines};
use crate::diagnostic::printable;
use crate::diff::report::{Burden, Promise, Report, Verdict};
use crate::diff::spelling::code;

/// How many rows one table has: a pull request takes 65,536 characters.
const MOST_ROWS: usize = 100;

impl Report {
    /// The report as Markdown.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        let mut out = match self.verdict() {
            None => "### API changes: none\n".to_owned(),
            Some(verdict) => format!(
                "### API changes: {} ({})\n\n{}",
                verdict.as_str(),
                summary(self),
                table(self)
            ),
        };
        for verdict in Verdict::ALL {
            write_details(&mut out, self, verdict);
        }
        write_contract(&mut out, self);
        write_closing(&mut out, self);
        out
    }
}

fn table(report: &Report) -> String {
    let mut out = "| Verdict | Changes | Change what is sent or read | Show what was hidden |\n| --- | ---: | ---: | ---: |\n"
        .to_owned();
    for verdict in Verdict::ALL {
        let _ = writeln!(
            out,
            "| {} | {} | {} | {} |",
            verdict.as_str(),
            report.of(verdict).count(),
            behaviours(report.of(verdict)),
            exposures(report.of(verdict))
        );
    }
    out
}

fn write_contract(out: &mut String, report: &Report) {
    if report.contract.is_empty() {
        return;
    }
    let is_breaking = |promise: &Promise| promise.burden == Burden::Breaking;
    let open = if report.contract.iter().any(is_breaking) {
        " open"
    } else {
        ""
    };
    let title = contract::title(report);
    let _ = write!(
        out,
        "\n<details{open}><summary>{title}</summary>\n\n| | Item | Change | Fact |\n| --- | --- | --- | --- |\n"
    );
    let lines = contract::lines(report);
    for line in lines.iter().take(MOST_ROWS) {
        let cells = [&line.items, &line.what, &code(&line.places)].map(|text| cell(text));
        let _ = writeln!(out, "| {} | {} |", line.burden.as_str(), cells.join(" | "));
    }
    if lines.len() > MOST_ROWS {
        let more = lines.len() - MOST_ROWS;
        let _ = writeln!(out, "| … | {more} more, see `--format json` | | |");
    }
    let _ = writeln!(out, "\n</details>");
}

fn write_closing(out: &mut String, report: &Report) {
    let mut closing = closing(report);
    let facts = closing.pop_if(|_| !report.neutral.is_empty());
    for line in closing {
        let _ = writeln!(out, "\n{line}");
    }
    let Some(title) = facts else { return };
    let _ = write!(
        out,
        "\n<details><summary>{title}</summary>\n\n| Fact | Change |\n| --- | --- |\n"
    );
    for fact in report.neutral.iter().take(MOST_ROWS) {
        let (place, what) = (code(&place(fact)), code(&fact.what));
        let _ = writeln!(out, "| {} | {} |", cell(&place), cell(&what));
    }
    if report.neutral.len() > MOST_ROWS {
        let more = report.neutral.len() - MOST_ROWS;
        let _ = writeln!(out, "| … | {more} more, see `--format json` |");
    }
    let _ = writeln!(out, "\n</details>");
}

fn write_details(out: &mut String, report: &Report, verdict: Verdict) {
    let lines = lines(report, verdict);
    if lines.is_empty() {
        return;
    }
    let (name, count) = (verdict.as_str(), report.of(verdict).count());
    let open = if report.verdict() == Some(verdict) {
        " open"
    } else {
        ""
    };
    let _ = write!(
        out,
        "\n<details{open}><summary>{count} {name}</summary>\n\n| Item | Change | Why {name} |\n| --- | --- | --- |\n"
    );
    for line in lines.iter().take(MOST_ROWS) {
        write_row(out, line);
    }
    if lines.len() > MOST_ROWS {
        let more = lines.len() - MOST_ROWS;
        let _ = writeln!(out, "| … | {more} more, see `--format text` | |");
    }
    let _ = writeln!(out, "\n</details>");
}

fn write_row(out: &mut String, line: &Line<'_>) {
    let items = line.items();
    let below = match (line.wire(), &items[..]) {
        (Some(wire), _) => format!("<br>{}", code(wire)),
        (None, []) => String::new(),
        (None, items) => format!(
            "<details><summary>{} items</summary>{}</details>",
            items.len(),
            items.join(", ")
        ),
    };
    let mark = match mark(line.first()) {
        "" => String::new(),
        "!" => "**! behaviour**: ".to_owned(),
        mark => format!("**{mark} exposed**: "),
    };
    let item = format!("{}{below}", code(&line.item()));
    let why = format!("{mark}{}", line.reason());
    let _ = writeln!(
        out,
        "| {} | {} | {} |",
        cell(&item),
        cell(&line.what()),
        cell(&why)
    );
}

/// A line break or a bar ends a cell, even inside a code span.
fn cell(text: &str) -> String {
    printable(text).replace('|', "\\|")
}
