//! What a server remembers between requests.

use crate::chance::Chance;
use crate::clock::Clock;
use crate::store::Store;

/// The records, and what new ones are made with.
pub(crate) struct World {
    pub(crate) store: Store,
    pub(crate) chance: Chance,
    pub(crate) clock: Clock,
}

impl World {
    /// An empty world. A seed makes it the same each time.
    pub(crate) fn new(seed: Option<u64>) -> Self {
        Self {
            store: Store::default(),
            chance: Chance::new(seed.unwrap_or_else(some_seed)),
            clock: if seed.is_some() {
                Clock::steps()
            } else {
                Clock::Machine
            },
        }
    }
}

/// A seed that differs from one start to the next: the keys of a hash map of the standard library do.
fn some_seed() -> u64 {
    use std::hash::{BuildHasher as _, RandomState};
    RandomState::new().hash_one(std::process::id())
}
