//! A report as text for a terminal.

use std::fmt::Write as _;

use super::{Line, behaviours, counts, lines};
use crate::diff::{Change, Report, Verdict};

impl Report {
    /// The report as text, grouped by verdict. Reasons stand where somebody has to act: at major changes and at those that alter
    /// what is sent or read.
    #[must_use]
    pub fn to_text(&self) -> String {
        let Some(verdict) = self.verdict() else {
            return "no change of the API\n".to_owned();
        };
        let mut out = format!("API changes: {} ({})", verdict.as_str(), counts(self));
        match behaviours(self.changes.iter()) {
            0 => {}
            count => {
                let _ = write!(out, "; {count} marked ! alter what is sent or read");
            }
        }
        out.push('\n');
        for verdict in Verdict::ALL {
            let lines = lines(self, verdict);
            if !lines.is_empty() {
                let _ = writeln!(out, "\n{}", verdict.as_str());
            }
            for line in lines {
                write_line(&mut out, &line);
            }
        }
        out
    }
}

fn write_line(out: &mut String, line: &Line<'_>) {
    match line {
        Line::Words { owner, count } => {
            let _ = writeln!(
                out,
                "  {owner}: documentation or examples changed in {count} places"
            );
        }
        Line::Change(change) => write_change(out, change),
    }
}

fn write_change(out: &mut String, change: &Change) {
    let Change {
        rust,
        wire,
        what,
        verdict,
        reason,
        behaviour,
        ..
    } = change;
    let mark = if *behaviour { "!" } else { " " };
    let wire = if wire.is_empty() || rust.ends_with(wire) {
        String::new()
    } else {
        format!("  ({wire})")
    };
    let _ = writeln!(out, "{mark} {rust}: {what}{wire}");
    if *verdict == Verdict::Major || *behaviour {
        let _ = writeln!(out, "      {reason}");
    }
}
