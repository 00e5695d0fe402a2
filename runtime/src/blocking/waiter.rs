//! Whether and how a thread may wait for a call: the client and the operation go in, the result of the call or a refusal
//! comes out.

use std::borrow::Cow;

use tokio::runtime::Handle;

use crate::task::blocking::wait::{is_waiting, wait};
use crate::{
    call::Call,
    client::Client,
    error::{Error, transport_error::TransportError},
    request::Request,
};

/// Waits for calls of one client.
#[derive(Clone)]
pub struct Waiter {
    client: Client,
    operation: Cow<'static, str>,
}

impl Waiter {
    /// Returns what waits for `request`.
    pub fn of(request: &Request) -> Self {
        Self {
            client: request.scope.client.clone(),
            operation: request.operation.id.clone(),
        }
    }

    /// Returns what waits for calls of `client` under the name of `operation`.
    pub(crate) fn new(client: &Client, operation: Cow<'static, str>) -> Self {
        Self {
            client: client.clone(),
            operation,
        }
    }

    pub(crate) fn of_call(call: &Call) -> Self {
        Self {
            client: call.client.clone(),
            operation: call.operation.id.clone(),
        }
    }

    /// Waits for `call`.
    ///
    /// # Errors
    /// What the call fails with, or that this thread belongs to an asynchronous runtime that the client may need, or
    /// that the operating system gives no thread to drive the call.
    pub fn wait<T>(&self, call: impl Future<Output = Result<T, Error>>) -> Result<T, Error> {
        let runtime = self.runtime().map_err(|error| self.refusal(error))?;
        wait(&runtime, call)
    }

    /// Waits for the next item of a stream.
    pub(super) fn next<T>(
        &self,
        item: impl Future<Output = Option<Result<T, Error>>>,
    ) -> Result<Option<Result<T, Error>>, Error> {
        let runtime = self.runtime().map_err(|error| self.refusal(error))?;
        Ok(wait(&runtime, item))
    }

    /// Returns the runtime that drives the client's calls. One that was not built to block does so where it can't be
    /// meant for the runtime that the thread belongs to.
    fn runtime(&self) -> Result<Handle, TransportError> {
        let shared = self.client.shared();
        if !shared.is_blocking && !is_waiting() && Handle::try_current().is_ok() {
            return Err(TransportError::unsent(
                "a blocking call would stop this thread, which belongs to an asynchronous runtime: await the method without \
                 `blocking` in its name, such as `send`, or build the client with `ClientBuilder::blocking`",
            ));
        }
        let runtime = shared.own_runtime.started();
        runtime.map_err(TransportError::unsent)
    }

    fn refusal(&self, error: TransportError) -> Error {
        Error::transport(self.operation.clone(), error)
    }
}
