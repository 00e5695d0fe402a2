//! Rows in, a Markdown table out that also reads well in a terminal.

use std::fmt;

/// One quantity.
pub(super) struct Row {
    /// What was measured, with its unit.
    pub(super) what: String,
    /// Our number.
    pub(super) ours: String,
    /// The peer's number.
    pub(super) peer: String,
    /// Ours divided by theirs; less is better.
    pub(super) ratio: String,
}

impl Row {
    /// A quantity that is the same on every run.
    pub(super) fn exact(what: &str, ours: u64, peer: u64) -> Self {
        // No number here is above 2^53, from where on a `f64` rounds.
        #[expect(clippy::cast_precision_loss, reason = "rounded to two digits anyway")]
        let ratio = ours as f64 / peer as f64;
        Self {
            what: what.to_owned(),
            ours: ours.to_string(),
            peer: peer.to_string(),
            ratio: format!("{ratio:.2}"),
        }
    }
}

/// What was compared with whom.
pub(super) struct Table {
    /// The heading of the first column.
    pub(super) title: &'static str,
    /// Us.
    pub(super) ours: &'static str,
    /// The peer, with its version.
    pub(super) peer: String,
    /// The quantities.
    pub(super) rows: Vec<Row>,
    /// What a reader should know, if anything.
    pub(super) note: Option<&'static str>,
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let head = [self.title, self.ours, &self.peer, "ratio"];
        let rows: Vec<[&str; 4]> = self
            .rows
            .iter()
            .map(|row| [&*row.what, &*row.ours, &*row.peer, &*row.ratio])
            .collect();
        let width = |column: usize| {
            let texts = std::iter::once(&head).chain(&rows);
            texts.map(|row| row[column].len()).max().unwrap_or(0)
        };
        let widths = [width(0), width(1), width(2), width(3)];
        line(f, head, widths)?;
        let dashes = widths.map(|width| "-".repeat(width));
        writeln!(
            f,
            "|-{}-|-{}:|-{}:|-{}:|",
            dashes[0], dashes[1], dashes[2], dashes[3]
        )?;
        for row in rows {
            line(f, row, widths)?;
        }
        self.note.map_or(Ok(()), |note| writeln!(f, "{note}"))
    }
}

fn line(f: &mut fmt::Formatter<'_>, cells: [&str; 4], widths: [usize; 4]) -> fmt::Result {
    let [what, ours, peer, ratio] = cells;
    writeln!(
        f,
        "| {what:<0$} | {ours:>1$} | {peer:>2$} | {ratio:>3$} |",
        widths[0], widths[1], widths[2], widths[3],
    )
}
