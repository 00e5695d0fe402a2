//! Where the header of a request comes from: at once, or from credentials that change.

use std::{sync::Arc, time::Duration};

use super::{
    authorization::Authorization, changing::ChangingCredentials, token_client::TokenClient,
};
use crate::error::transport_error::TransportError;

/// Where the header of a request comes from.
pub(crate) enum CredentialSource {
    Fixed(Authorization),
    Changing(Arc<dyn ChangingCredentials>),
}

impl CredentialSource {
    /// Returns the header that never changes, if this is such a source.
    pub(crate) fn fixed(&self) -> Option<&Authorization> {
        match self {
            Self::Fixed(authorization) => Some(authorization),
            Self::Changing(_) => None,
        }
    }

    /// Learns that the service refused `authorization`, and returns whether there will be another.
    pub(crate) fn reject(&self, authorization: &Authorization, client: &dyn TokenClient) -> bool {
        match self {
            Self::Fixed(_) => false,
            Self::Changing(credentials) => credentials.reject(authorization, client),
        }
    }

    /// Returns the credentials for the next request, if they are there within `time`.
    pub(crate) async fn authorization<C: TokenClient + 'static>(
        &self,
        client: &Arc<C>,
        time: Duration,
    ) -> Result<Authorization, TransportError> {
        match self {
            Self::Fixed(authorization) => Ok(authorization.clone()),
            Self::Changing(credentials) => {
                credentials
                    .clone()
                    .authorization(client.clone(), time)
                    .await
            }
        }
    }
}
