//! What a server is made of: what stays, and what requests change.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::authentication::{Callers, Tokens};
use crate::chance::Chance;
use crate::fault::Faults;
use crate::journal::Journal;
use crate::plan::Plan;
use crate::seeds::{self, Seed};
use crate::world::World;

/// What all requests of a server share.
pub(crate) struct Service {
    pub(crate) plan: Plan,
    pub(crate) callers: Callers,
    pub(crate) base: String,
    pub(crate) seed: Option<u64>,
    pub(crate) is_strict: bool,
    /// How long a caller may take for the head or the body of a request.
    pub(crate) patience: Duration,
    /// The records that a reset brings back.
    pub(crate) seeds: Vec<Seed>,
    pub(crate) state: Mutex<State>,
}

/// What requests change.
pub(crate) struct State {
    pub(crate) world: World,
    pub(crate) faults: Faults,
    pub(crate) journal: Journal,
    pub(crate) tokens: Tokens,
    /// Decides what is not part of a record: which requests a fault hits, and their ids.
    pub(crate) dice: Chance,
}

impl Service {
    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        // A panic within a request is one of this crate's; the next request is answered all the same.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Forgets everything but the seeds.
    pub(crate) fn reset(&self) {
        let state = &mut *self.state();
        state.world = World::new(self.seed);
        state.faults = Faults::default();
        state.journal.clear();
        seeds::plant(
            &self.plan,
            &mut state.world,
            &self.callers.account,
            &self.seeds,
        );
    }
}
