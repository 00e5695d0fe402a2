//! Where the header of a request comes from: at once, from the token service, or from the caller's own code.

use std::{sync::Arc, time::Duration};

use super::{Authorization, CredentialProvider, oauth::OAuthSession};
use crate::{client::Client, clock, error::transport_error::TransportError};

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
    pub(crate) fn reject(&self, authorization: &Authorization, client: &Client) -> bool {
        match self {
            Self::Fixed(_) => false,
            Self::OAuth(session) => session.reject(authorization, client),
            Self::Provider(provider) => provider.reject(authorization),
        }
    }

    async fn authorization(
        &self,
        client: &Client,
        time: Duration,
    ) -> Result<Authorization, TransportError> {
        match self {
            Self::Fixed(authorization) => Ok(authorization.clone()),
            Self::OAuth(session) => session.authorization(client, time).await,
            Self::Provider(provider) => provider
                .authorization()
                .await
                .map_err(TransportError::credentials),
        }
    }
}

impl Client {
    /// Returns the credentials for the next request, if they are there within `time`.
    // Boxed, so that calls with credentials that never change are not the larger for it.
    pub(crate) async fn authorization(
        &self,
        time: Duration,
    ) -> Result<Authorization, TransportError> {
        let shared = self.shared();
        let asking = Box::pin(shared.credentials.authorization(self, time));
        let Some(sleep) = shared.clock.as_ref().and_then(|clock| clock.sleep(time)) else {
            return asking.await;
        };
        clock::before(sleep, asking)
            .await
            .unwrap_or_else(|| Err(TransportError::credentials_timeout()))
    }
}
