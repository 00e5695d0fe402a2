//! A report as Markdown for a pull request: the figures first, the details folded.

use std::fmt::Write as _;

use super::{Line, behaviours, lines};
use crate::diff::{Change, Report, Verdict};
use crate::render::docs::code;

/// How many rows one table has: a pull request takes 65,536 characters.
const MOST_ROWS: usize = 100;

impl Report {
    /// The report as Markdown.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        let Some(verdict) = self.verdict() else {
            return "### API changes: none\n".to_owned();
        };
        let mut out = format!(
            "### API changes: {}\n\n| Verdict | Changes | Alter what is sent or read |\n| --- | ---: | ---: |\n",
            verdict.as_str()
        );
        for verdict in Verdict::ALL {
            let count = self.of(verdict).count();
            let _ = writeln!(
                out,
                "| {} | {count} | {} |",
                verdict.as_str(),
                behaviours(self.of(verdict))
            );
        }
        for verdict in Verdict::ALL {
            write_details(&mut out, self, verdict);
        }
        out
    }
}

fn write_details(out: &mut String, report: &Report, verdict: Verdict) {
    let lines = lines(report, verdict);
    if lines.is_empty() {
        return;
    }
    let (name, count) = (verdict.as_str(), report.of(verdict).count());
    let _ = write!(
        out,
        "\n<details><summary>{count} {name}</summary>\n\n| Item | Change | Why {name} |\n| --- | --- | --- |\n"
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
    let (item, what, why) = match line {
        Line::Words { owner, count } => (
            code(owner),
            format!("documentation or examples changed in {count} places"),
            "only the documentation changes".to_owned(),
        ),
        Line::Change(change) => {
            let Change {
                rust,
                wire,
                what,
                reason,
                behaviour,
                ..
            } = change;
            let wire = if wire.is_empty() {
                String::new()
            } else {
                format!("<br>{}", code(wire))
            };
            let mark = if *behaviour { "**behaviour**: " } else { "" };
            (
                format!("{}{wire}", code(rust)),
                what.clone(),
                format!("{mark}{reason}"),
            )
        }
    };
    let _ = writeln!(
        out,
        "| {} | {} | {} |",
        cell(&item),
        cell(&what),
        cell(&why)
    );
}

/// A bar ends a cell, even inside a code span.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}
