//! The two APIs of a comparison, and what both have.

use std::collections::BTreeSet;

use crate::ir::{Api, Module};

/// The old API and the new one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Apis<'a> {
    pub(super) old: &'a Api,
    pub(super) new: &'a Api,
}

impl<'a> Apis<'a> {
    /// The modules that both APIs have, of the old one and of the new one.
    ///
    /// A module that was added or removed is one change, whatever it holds.
    pub(super) fn shared_modules(self) -> [Vec<&'a Module>; 2] {
        let names = |api: &'a Api| -> BTreeSet<&'a str> {
            api.modules
                .iter()
                .map(|module| module.rust.as_str())
                .collect()
        };
        let (old, new) = (names(self.old), names(self.new));
        let is_shared = |module: &&Module| {
            old.contains(module.rust.as_str()) && new.contains(module.rust.as_str())
        };
        [self.old, self.new].map(|api| api.modules.iter().filter(is_shared).collect())
    }
}
