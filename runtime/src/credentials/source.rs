//! Where the header of a request comes from: at once, from the token service, or from the caller's own code.

use std::{sync::Arc, time::Duration};

use super::{
    authorization::Authorization, oauth::OAuthSession, provider::CredentialProvider,
    token_client::TokenClient,
};
use crate::{clock, error::transport_error::TransportError};

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
    pub(crate) fn reject(&self, authorization: &Authorization, client: &impl TokenClient) -> bool {
        match self {
            Self::Fixed(_) => false,
            Self::OAuth(session) => session.reject(authorization, client),
            Self::Provider(provider) => provider.reject(authorization),
        }
    }

    /// Returns the credentials for the next request, if they are there within `time`.
    // Boxed, so that calls with credentials that never change are not the larger for it.
    pub(crate) async fn authorization(
        &self,
        client: &impl TokenClient,
        time: Duration,
    ) -> Result<Authorization, TransportError> {
        let asking = Box::pin(self.ask(client, time));
        let Some(sleep) = client.clock().and_then(|clock| clock.sleep(time)) else {
            return asking.await;
        };
        clock::before(sleep, asking)
            .await
            .unwrap_or_else(|| Err(TransportError::credentials_timeout()))
    }

    async fn ask(
        &self,
        client: &impl TokenClient,
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
