//! What the layer checks: a request in, its body or the reason to reject it out.

use std::{error::Error, fmt, sync::Arc};

use bytes::Bytes;
use http::request::Parts;
use http_body::Body;
use http_body_util::{BodyExt as _, LengthLimitError, Limited};

use crate::webhooks::{WebhookAddress, WebhookError, WebhookValidator};

type Observer = Arc<dyn Fn(&WebhookError) + Send + Sync>;

/// The settings of the layer.
#[derive(Clone)]
pub(super) struct Rules {
    pub(super) validator: WebhookValidator,
    pub(super) address: WebhookAddress,
    pub(super) max_body_size: usize,
    pub(super) on_rejected: Option<Observer>,
}

impl Rules {
    /// Returns the body of a request that Twilio signed. It isn't read if the headers alone are a reason to reject the request.
    pub(super) async fn accept<B>(&self, head: &Parts, body: B) -> Result<Bytes, WebhookError>
    where
        B: Body,
        B::Error: Into<Box<dyn Error + Send + Sync>>,
    {
        let claim = self.validator.claim(&head.headers)?;
        let url = self.address.url_of(&head.headers, &head.uri)?;
        let body = self.read(body).await?;
        claim.check(&url, &body)?;
        Ok(body)
    }

    async fn read<B>(&self, body: B) -> Result<Bytes, WebhookError>
    where
        B: Body,
        B::Error: Into<Box<dyn Error + Send + Sync>>,
    {
        let limit = self.max_body_size;
        if body.size_hint().lower() > u64::try_from(limit).unwrap_or(u64::MAX) {
            return Err(WebhookError::BodyTooLarge);
        }
        match Limited::new(body, limit).collect().await {
            Ok(body) => Ok(body.to_bytes()),
            Err(error) if error.is::<LengthLimitError>() => Err(WebhookError::BodyTooLarge),
            Err(_) => Err(WebhookError::UnreadableBody),
        }
    }

    /// Reports a request that was rejected.
    pub(super) fn report(&self, error: WebhookError) {
        #[cfg(feature = "tracing")]
        tracing::warn!(reason = %error, http.response.status_code = error.status(), "webhook rejected");
        if let Some(observer) = &self.on_rejected {
            observer(&error);
        }
    }
}

impl fmt::Debug for Rules {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rules")
            .field("validator", &self.validator)
            .field("address", &self.address)
            .field("max_body_size", &self.max_body_size)
            .finish_non_exhaustive()
    }
}
