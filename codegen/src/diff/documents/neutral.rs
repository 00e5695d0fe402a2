//! Two sides in, the facts out in which their documents differ without any difference to the crate.
//!
//! What makes no difference is found by trial rather than by a list of what the generator reads: the old documents with the fact added
//! must make the old API, and the new ones without it the new API. Facts are tried together, and halved if they make a difference.

use super::difference::Difference;
use super::facts;
use super::side::Side;
use super::version::Version;
use crate::diff::report::Fact;
use crate::document::Source;

/// How many times a difference is looked for, and how many bytes of documents are read for it in all.
const MOST_TRIALS: usize = 80;
const MOST_BYTES: usize = 64 << 20;

/// The facts that make no difference, and how many were left undecided.
pub(in crate::diff) fn find(old: &Side, new: &Side) -> (Vec<Fact>, usize) {
    let (Some(old), Some(new)) = (Version::of(old), Version::of(new)) else {
        return (Vec::new(), 0);
    };
    let bytes = |side: &Side| -> usize {
        let sizes = side.sources.iter().map(|source| source.text.len());
        sizes.sum()
    };
    let trials = MOST_TRIALS.min(MOST_BYTES / (bytes(old.side) + bytes(new.side)).max(1));
    let mut trial = Trial {
        pairs: pairs(&old.side.sources, &new.side.sources),
        differences: Vec::new(),
        old,
        new,
        left: trials,
        neutral: Vec::new(),
        undecided: 0,
    };
    for (pair, [before, after]) in trial.pairs.iter().enumerate() {
        let found = facts::find(&trial.old.trees[*before], &trial.new.trees[*after]);
        let found = found.into_iter().map(|difference| (pair, difference));
        trial.differences.extend(found);
    }
    let all = 0..trial.differences.len();
    let (mostly_neutral, others): (Vec<usize>, Vec<usize>) =
        all.partition(|index| trial.differences[*index].1.is_mostly_neutral());
    trial.search(&mostly_neutral);
    trial.search(&others);
    trial.neutral.sort_unstable();
    let facts = trial.neutral.iter().map(|index| trial.fact(*index));
    (facts.collect(), trial.undecided)
}

/// Which documents of two sides belong together: those of one name, or all in their order.
fn pairs(old: &[Source], new: &[Source]) -> Vec<[usize; 2]> {
    if old.len() == new.len() {
        return (0..old.len()).map(|index| [index, index]).collect();
    }
    let name = |source: &Source| -> String {
        let end = source.name.rfind(['/', '\\', ':']).map_or(0, |end| end + 1);
        source.name[end..].to_owned()
    };
    let partner = |(index, before): (usize, &Source)| {
        let same = |after: &Source| name(after) == name(before);
        Some([index, new.iter().position(same)?])
    };
    old.iter().enumerate().filter_map(partner).collect()
}

/// A search for what makes no difference.
struct Trial<'a> {
    old: Version<'a>,
    new: Version<'a>,
    /// Which documents belong together.
    pairs: Vec<[usize; 2]>,
    /// The facts, each with the number of its pair of documents.
    differences: Vec<(usize, Difference)>,
    left: usize,
    neutral: Vec<usize>,
    undecided: usize,
}

impl Trial<'_> {
    fn search(&mut self, facts: &[usize]) {
        if facts.is_empty() {
            return;
        }
        if self.left == 0 {
            self.undecided += facts.len();
        } else if self.make_no_difference(facts) {
            self.neutral.extend(facts);
        } else if facts.len() > 1 {
            let (one, other) = facts.split_at(facts.len() / 2);
            self.search(one);
            self.search(other);
        }
    }

    fn make_no_difference(&mut self, facts: &[usize]) -> bool {
        self.left -= 1;
        let mut old = self.old.trees.clone();
        for (pair, difference) in facts.iter().map(|index| &self.differences[*index]) {
            difference.apply(&mut old[self.pairs[*pair][0]]);
        }
        if !self.old.is_kept_by(&old) {
            return false;
        }
        let mut new = self.new.trees.clone();
        for (pair, difference) in facts.iter().map(|index| &self.differences[*index]) {
            difference.revert(&mut new[self.pairs[*pair][1]]);
        }
        self.new.is_kept_by(&new)
    }

    fn fact(&self, index: usize) -> Fact {
        let (pair, difference) = &self.differences[index];
        let [before, after] = self.pairs[*pair];
        let (pointer, what) =
            difference.described([&self.old.trees[before], &self.new.trees[after]]);
        Fact {
            file: self.new.side.sources[after].name.clone(),
            pointer,
            what,
        }
    }
}
