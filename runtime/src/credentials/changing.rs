//! Credentials that may be others for each request: a client and the time that a call has go in, what its next request
//! carries comes out.
//!
//! They are known by this trait alone, so that a program contains only the kind that it makes.

use std::{pin::Pin, sync::Arc, time::Duration};

use super::{Authorization, CredentialProvider, Names};
use crate::{
    client::Client, clock, configuration_error::ConfigurationError, transport_error::TransportError,
};

/// What [`ChangingCredentials::authorization`] returns.
pub(super) type Asking<'a> =
    Pin<Box<dyn Future<Output = Result<Authorization, TransportError>> + Send + 'a>>;

/// Where the header of each request comes from.
pub(crate) trait ChangingCredentials: Send + Sync {
    /// Checks that a service may take what they are made of, which `names` calls by its names.
    fn check(&self, names: &Names) -> Result<(), ConfigurationError>;

    /// Returns what the next request carries, if it is there within `time`.
    fn authorization(self: Arc<Self>, client: &Client, time: Duration) -> Asking<'_>;

    /// Learns that the service refused `authorization`, and returns whether there will be another.
    fn reject(&self, authorization: &Authorization, client: &Client) -> bool;
}

/// Returns what `asking` returns within `time` on the clock of a client.
pub(super) async fn within<F: Future + Unpin>(
    client: &Client,
    time: Duration,
    asking: F,
) -> Result<F::Output, TransportError> {
    let clock = client.shared().clock.as_ref();
    let Some(sleep) = clock.and_then(|clock| clock.sleep(time)) else {
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

    fn authorization(self: Arc<Self>, client: &Client, time: Duration) -> Asking<'_> {
        Box::pin(async move {
            let found = within(client, time, self.0.authorization()).await?;
            found.map_err(TransportError::credentials)
        })
    }

    fn reject(&self, authorization: &Authorization, _: &Client) -> bool {
        self.0.reject(authorization)
    }
}
