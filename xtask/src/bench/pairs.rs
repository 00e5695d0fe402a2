//! Measurements of both sides in, a row of medians out.

use super::table::Row;

/// A quantity, measured on both sides in turn.
#[derive(Default)]
pub(super) struct Pairs {
    ours: Vec<f64>,
    peer: Vec<f64>,
}

impl Pairs {
    /// Adds a pair that was measured one right after the other.
    pub(super) fn push(&mut self, ours: f64, peer: f64) {
        self.ours.push(ours);
        self.peer.push(peer);
    }

    /// The medians, and the median of the ratios within a pair with the least and the greatest of them: a neighbour
    /// that slows the machine down slows both sides of a pair, and leaves their ratio.
    pub(super) fn row(&self, what: String, decimals: usize) -> Row {
        let ratios: Vec<f64> = self
            .ours
            .iter()
            .zip(&self.peer)
            .map(|(a, b)| a / b)
            .collect();
        let (ours, peer, ratio) = (median(&self.ours), median(&self.peer), median(&ratios));
        let least = ratios.iter().copied().fold(f64::INFINITY, f64::min);
        let greatest = ratios.iter().copied().fold(0.0, f64::max);
        let ratio = if ratios.len() > 1 {
            format!("{ratio:.2} ({least:.2} to {greatest:.2})")
        } else {
            format!("{ratio:.2}")
        };
        Row {
            what,
            ours: format!("{ours:.decimals$}"),
            peer: format!("{peer:.decimals$}"),
            ratio,
        }
    }
}

fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let middle = sorted.len() / 2;
    match sorted.len() {
        0 => f64::NAN,
        length if length % 2 == 1 => sorted[middle],
        _ => f64::midpoint(sorted[middle - 1], sorted[middle]),
    }
}

#[cfg(test)]
mod tests {
    use super::Pairs;

    #[test]
    fn a_run_that_was_slow_on_both_sides_does_not_move_the_ratio() {
        let mut pairs = Pairs::default();
        for (ours, peer) in [(1.0, 2.0), (1.2, 2.4), (9.0, 18.0)] {
            pairs.push(ours, peer);
        }
        let row = pairs.row("time".to_owned(), 1);
        assert_eq!(
            (row.ours.as_str(), row.peer.as_str(), row.ratio.as_str()),
            ("1.2", "2.4", "0.50 (0.50 to 0.50)")
        );
    }
}
