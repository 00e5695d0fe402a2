//! Idle connections that end without a next request: a small task on each runtime that has some, as long as it has.

use std::{
    sync::{Arc, Weak},
    time::Duration,
};

use tokio::runtime::{Handle, Id};

use super::pool::Pool;
use crate::clock::timer::Timer;

const INTERVAL: Duration = Duration::from_secs(1);

/// Looks after the idle connections of one runtime.
struct Sweeper {
    pool: Weak<Pool>,
    runtime: Id,
}

/// Starts a task on `runtime`, unless there is one. It does not keep the transport, nor the runtime, from ending.
pub(super) fn start(pool: &Arc<Pool>, runtime: &Handle) {
    if !pool.begin_sweeping(runtime.id()) {
        return;
    }
    let sweeper = Sweeper {
        pool: Arc::downgrade(pool),
        runtime: runtime.id(),
    };
    // On a runtime that is shutting down, the task is dropped at once, and the connections with it.
    drop(runtime.spawn(sweeper.run()));
}

impl Sweeper {
    async fn run(mut self) {
        loop {
            let Ok(timer) = Timer::new(INTERVAL) else {
                return;
            };
            if timer.wait().await.is_err() {
                return;
            }
            let pool = self.pool.upgrade();
            if !pool.is_some_and(|pool| pool.sweep(self.runtime)) {
                // There may be another one from here on.
                self.pool = Weak::new();
                return;
            }
        }
    }
}

/// Runs when the runtime drops the task because it shuts down.
impl Drop for Sweeper {
    fn drop(&mut self) {
        if let Some(pool) = self.pool.upgrade() {
            pool.forget(self.runtime);
        }
    }
}
