//! How far an exchange has come: steps go in as they begin, and the last of them is known when the exchange has ended.

use std::sync::atomic::{AtomicU8, Ordering::Relaxed};

use super::destination::Destination;
use crate::error::{network_stage::NetworkStage, transport_error::TransportError};

/// The steps as they are numbered.
const STAGES: [NetworkStage; 6] = [
    NetworkStage::Dns,
    NetworkStage::Connect,
    NetworkStage::Proxy,
    NetworkStage::Tls,
    NetworkStage::Sending,
    NetworkStage::Receiving,
];

/// The step that an exchange is in. It outlives the exchange, which may end at any point.
#[derive(Default)]
pub(super) struct Progress(AtomicU8);

impl Progress {
    /// Notes that no step has begun.
    pub(super) fn reset(&self) {
        self.0.store(0, Relaxed);
    }

    pub(super) fn enter(&self, stage: NetworkStage) {
        self.0.store(stage as u8 + 1, Relaxed);
    }

    /// Whether the request may have begun to leave.
    pub(super) fn is_leaving(&self) -> bool {
        self.0.load(Relaxed) > NetworkStage::Sending as u8
    }

    fn stage(&self) -> Option<NetworkStage> {
        let before = usize::from(self.0.load(Relaxed)).checked_sub(1)?;
        STAGES.get(before).copied()
    }

    /// Adds to a failure of the network where it was, unless it is known better.
    pub(super) fn locate(
        &self,
        error: TransportError,
        destination: &Destination,
    ) -> TransportError {
        if !error.is_on_the_way() {
            return error;
        }
        let stage = error.stage().or_else(|| self.stage());
        let mut error = error.with_address(destination.origin.host_and_port());
        if let Some(proxy) = destination.proxy() {
            error = error.with_proxy(proxy.to_string());
        }
        match stage {
            Some(stage) => error.with_stage(stage),
            None => error,
        }
    }
}
