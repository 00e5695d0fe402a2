//! Items with a change in, whether an item that lowering read a fact for is one of them out.

use std::collections::BTreeSet;

use super::pairing::Pair;
use crate::schema::Reader;

/// The items of the old API and of the new one that changed, by the names that lowering reads for.
#[derive(Debug, Default)]
pub(super) struct Changed([BTreeSet<Reader>; 2]);

/// What takes the place of a name if everything in the module is new or gone.
const ALL: &str = "*";

impl Changed {
    /// Adds an item, given its name on the side or sides where it is.
    pub(super) fn add(&mut self, item: Pair<Reader>) {
        let [old, new] = match item {
            Pair::Added(new) => [None, Some(new)],
            Pair::Removed(old) => [Some(old), None],
            Pair::Both(old, new) => [Some(old), Some(new)],
        };
        self.0[0].extend(old);
        self.0[1].extend(new);
    }

    /// Adds everything in a module that only one side has.
    pub(super) fn add_module(&mut self, module: &str) {
        let all = (module.to_owned(), ALL.to_owned());
        self.add(Pair::Both(all.clone(), all));
    }

    /// Whether an item of a side changed.
    pub(super) fn contains(&self, side: usize, reader: &Reader) -> bool {
        let all = (reader.0.clone(), ALL.to_owned());
        self.0[side].contains(reader) || self.0[side].contains(&all)
    }
}
