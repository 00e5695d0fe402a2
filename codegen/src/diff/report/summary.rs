//! Everything that a comparison finds, as plain data.

use super::change::Change;
use super::fact::Fact;
use super::promise::Promise;
use super::verdict::Verdict;

/// What changed between two APIs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// The changes: the most serious first, and within one verdict in the order of the documents.
    pub changes: Vec<Change>,
    /// What the service newly demands or promises, the most serious first. Only [`compare`](crate::diff::compare) knows it.
    pub contract: Vec<Promise>,
    /// What differs between the documents besides, without any difference to the crate. Only [`compare`](crate::diff::compare) knows them.
    pub neutral: Vec<Fact>,
    /// What was not compared, and why.
    pub notes: Vec<String>,
    /// What does not fit the verdict: the version, or the changelog. `None` if neither is known.
    pub release: Option<Vec<String>>,
    /// The targets of the overlay's actions that match nothing in the old documents, and in the new ones.
    pub unmatched: [Vec<String>; 2],
}

impl Report {
    pub(in crate::diff) fn new(mut changes: Vec<Change>) -> Self {
        changes.sort_by_key(|change| std::cmp::Reverse(change.verdict));
        Self {
            changes,
            ..Self::default()
        }
    }

    /// The verdict on all changes together; `None` without a change.
    #[must_use]
    pub fn verdict(&self) -> Option<Verdict> {
        self.changes.first().map(|change| change.verdict)
    }

    /// The changes of one verdict.
    pub fn of(&self, verdict: Verdict) -> impl Iterator<Item = &Change> + Clone {
        self.changes
            .iter()
            .filter(move |change| change.verdict == verdict)
    }
}
