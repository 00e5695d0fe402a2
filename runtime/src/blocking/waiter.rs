//! Whether a thread may wait for a call: the client and the operation go in, the result of the call or a refusal comes
//! out.

use super::wait;
use crate::{
    call::Call, client::Client, error::Error, request::Request, transport_error::TransportError,
};

/// Waits for calls of one client.
#[derive(Clone)]
pub struct Waiter {
    client: Client,
    operation: &'static str,
}

impl Waiter {
    /// Returns what waits for `request`.
    pub fn of(request: &Request) -> Self {
        Self {
            client: request.scope.client.clone(),
            operation: request.operation.id,
        }
    }

    pub(crate) fn of_call(call: &Call) -> Self {
        Self {
            client: call.client.clone(),
            operation: call.operation.id,
        }
    }

    /// Waits for `call`.
    ///
    /// # Errors
    /// What the call fails with, or that this thread belongs to an asynchronous runtime that the client may need.
    pub fn wait<T>(&self, call: impl Future<Output = Result<T, Error>>) -> Result<T, Error> {
        self.check()?;
        wait::wait(call)
    }

    /// Refuses to wait where the call might wait for this very thread.
    pub(super) fn check(&self) -> Result<(), Error> {
        if self.client.shared().is_blocking || !is_in_runtime() {
            return Ok(());
        }
        let error = TransportError::unsent(
            "a thread of an asynchronous runtime can't wait for it: use the method without `blocking`, \
             or build the client with `ClientBuilder::blocking`",
        );
        Err(Error::transport(self.operation, error))
    }
}

#[cfg(feature = "tokio")]
fn is_in_runtime() -> bool {
    tokio::runtime::Handle::try_current().is_ok()
}

#[cfg(not(feature = "tokio"))]
fn is_in_runtime() -> bool {
    false
}
