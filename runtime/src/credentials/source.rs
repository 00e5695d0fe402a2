//! Where the header of a request comes from: at once, from the token service, or from the caller's own code.

use std::{sync::Arc, time::Duration};

use super::{Authorization, CredentialProvider, oauth::OAuthSession};
use crate::{client::Shared, transport_error::TransportError};

/// Where the header of a request comes from.
pub(crate) enum CredentialSource {
    Fixed(Authorization),
    OAuth(Arc<OAuthSession>),
    Provider(Arc<dyn CredentialProvider>),
}

impl CredentialSource {
    /// Returns the header that never changes, if this is such a source.
    pub(crate) fn fixed(&self) -> Option<&Authorization> {
        match self {
            Self::Fixed(authorization) => Some(authorization),
            Self::OAuth(_) | Self::Provider(_) => None,
        }
    }

    /// Learns that the service refused `authorization`, and returns whether there will be another.
    pub(crate) fn reject(&self, authorization: &Authorization) -> bool {
        match self {
            Self::Fixed(_) => false,
            Self::OAuth(session) => session.reject(authorization),
            Self::Provider(provider) => provider.reject(authorization),
        }
    }

    async fn authorization(&self, shared: &Shared) -> Result<Authorization, TransportError> {
        match self {
            Self::Fixed(authorization) => Ok(authorization.clone()),
            Self::OAuth(session) => session.authorization(shared).await,
            Self::Provider(provider) => provider
                .authorization()
                .await
                .map_err(TransportError::credentials),
        }
    }
}

impl Shared {
    /// Returns the credentials for the next request, if they are there within `time`.
    // Boxed, so that calls with credentials that never change are not the larger for it.
    pub(crate) async fn authorization(
        &self,
        time: Duration,
    ) -> Result<Authorization, TransportError> {
        let mut asking = Box::pin(self.credentials.authorization(self));
        let Some(mut sleep) = self.clock.as_ref().and_then(|clock| clock.sleep(time)) else {
            return asking.await;
        };
        std::future::poll_fn(|context| {
            if let std::task::Poll::Ready(result) = asking.as_mut().poll(context) {
                return std::task::Poll::Ready(result);
            }
            sleep
                .as_mut()
                .poll(context)
                .map(|()| Err(TransportError::credentials_timeout()))
        })
        .await
    }
}
