//! The check of webhooks in front of a service of tower's: requests in; those that Twilio signed go on to the service, the others
//! are answered here.

mod rules;
mod service;

use std::{fmt, sync::Arc};

use tower_layer::Layer;

use self::rules::Rules;
pub use self::service::WebhookService;
use super::{WebhookAddress, WebhookError, WebhookValidator};

/// The largest body that is read by default, in bytes.
const MAX_BODY_SIZE: usize = 1024 * 1024;

/// A layer that passes on only webhooks that Twilio signed, for axum 0.8 and other servers of tower services.
///
/// The service behind it gets the request with its body, as `http_body_util::Full`. Any other request is answered with an empty
/// response: status 400 without a signature, 413 with a body over the limit, and 403 otherwise. The reason goes to
/// [`on_rejected`](Self::on_rejected), and with the feature `tracing` to an event of the level `WARN`.
///
/// In axum, a nested router does not see the path that it is nested at. Put the layer around the outermost router, or that path
/// into the base URL of the [`WebhookAddress`].
///
/// # Examples
/// ```
/// use axum::{Router, body::Bytes, http::StatusCode, routing::post};
/// use twilio_runtime::{
///     ConversationsEvent, ConversationsEventType, Error, WebhookAddress, WebhookLayer, WebhookSecret, WebhookValidator,
/// };
///
/// async fn on_event(body: Bytes) -> StatusCode {
///     let event = ConversationsEvent::from_form(&body);
///     if event.event_type == Some(ConversationsEventType::MessageAdded) {
///         println!("{:?} in {:?}", event.message_sid, event.conversation_sid);
///     }
///     StatusCode::NO_CONTENT
/// }
///
/// fn app(auth_token: String) -> Result<Router, Error> {
///     let validator = WebhookValidator::new([WebhookSecret::auth_token(auth_token)])?;
///     let address = WebhookAddress::new("https://example.com")?;
///     Ok(Router::new()
///         .route("/hook", post(on_event))
///         .layer(WebhookLayer::new(validator, address)))
/// }
/// ```
#[derive(Clone)]
pub struct WebhookLayer {
    rules: Rules,
}

impl WebhookLayer {
    /// Makes a layer that checks with this validator, at this public address.
    pub fn new(validator: WebhookValidator, address: WebhookAddress) -> Self {
        Self {
            rules: Rules {
                validator,
                address,
                max_body_size: MAX_BODY_SIZE,
                on_rejected: None,
            },
        }
    }

    /// Limits the size of a body in bytes. The default is 1 MiB.
    #[must_use]
    pub fn max_body_size(mut self, bytes: usize) -> Self {
        self.rules.max_body_size = bytes;
        self
    }

    /// Calls this function for each request that is rejected, with the reason.
    #[must_use]
    pub fn on_rejected(mut self, observer: impl Fn(&WebhookError) + Send + Sync + 'static) -> Self {
        self.rules.on_rejected = Some(Arc::new(observer));
        self
    }
}

impl<S> Layer<S> for WebhookLayer {
    type Service = WebhookService<S>;

    fn layer(&self, service: S) -> Self::Service {
        WebhookService::new(service, Arc::new(self.rules.clone()))
    }
}

impl fmt::Debug for WebhookLayer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WebhookLayer")
            .field("rules", &self.rules)
            .finish()
    }
}
