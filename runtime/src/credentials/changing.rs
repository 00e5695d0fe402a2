//! Credentials that may be others for each request: a client and the time that a call has go in, what its next request
//! carries comes out.
//!
//! They are known by this trait alone, so that a program contains only the kind that it makes.

use std::{pin::Pin, sync::Arc, time::Duration};

use super::{
    authorization::Authorization, check::Names, provider::CredentialProvider,
    token_client::TokenClient,
};
use crate::{
    clock,
    error::{configuration_error::ConfigurationError, transport_error::TransportError},
};

/// What [`ChangingCredentials::authorization`] returns.
pub(super) type Asking =
    Pin<Box<dyn Future<Output = Result<Authorization, TransportError>> + Send>>;

/// Where the header of each request comes from.
pub(crate) trait ChangingCredentials: Send + Sync {
    /// Checks that a service may take what they are made of, which `names` calls by its names.
    fn check(&self, names: &Names) -> Result<(), ConfigurationError>;

    /// Returns what the next request carries, if it is there within `time`.
    fn authorization(self: Arc<Self>, client: Arc<dyn TokenClient>, time: Duration) -> Asking;

    /// Learns that the service refused `authorization`, and returns whether there will be another.
    fn reject(&self, authorization: &Authorization, client: &dyn TokenClient) -> bool;
}

/// Returns what `asking` returns within `time` on the clock of a client.
pub(super) async fn within<F: Future + Unpin>(
    client: &dyn TokenClient,
    time: Duration,
    asking: F,
) -> Result<F::Output, TransportError> {
    let Some(sleep) = client.clock().and_then(|clock| clock.sleep(time)) else {
        return Ok(asking.await);
    };
    let answer = clock::before(sleep, asking).await;
    answer.ok_or_else(TransportError::credentials_timeout)
}

/// Credentials that the caller's own code finds.
pub(super) struct Provided<P>(pub(super) P);

impl<P: CredentialProvider> ChangingCredentials for Provided<P> {
    fn check(&self, _: &Names) -> Result<(), ConfigurationError> {
        Ok(())
    }

    fn authorization(self: Arc<Self>, client: Arc<dyn TokenClient>, time: Duration) -> Asking {
        Box::pin(async move {
            let found = within(&*client, time, self.0.authorization()).await?;
            found.map_err(TransportError::credentials)
        })
    }

    fn reject(&self, authorization: &Authorization, _: &dyn TokenClient) -> bool {
        self.0.reject(authorization)
    }
}
