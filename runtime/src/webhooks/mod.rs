//! Webhooks: a request that claims to come from Twilio goes in; whether it does comes out, and the event that it reports.
//!
//! ```text
//! request  ->  address  ->  URL, headers, body  ->  validator  ->  payload
//!            (proxies)                            (signature)
//! ```

mod address;
mod algorithm;
mod claim;
mod content;
mod error;
mod form;
mod forwarded_header;
#[cfg(feature = "webhooks-tower")]
mod layer;
mod payload;
mod ports;
mod secret;
mod settings;
mod sign;
mod validator;

#[cfg(feature = "webhooks-tower")]
pub use self::layer::{WebhookLayer, WebhookService};
pub use self::{
    address::WebhookAddress,
    error::WebhookError,
    forwarded_header::ForwardedHeader,
    payload::{ConversationsEvent, ConversationsEventType},
    secret::WebhookSecret,
    sign::SignedWebhook,
    validator::WebhookValidator,
};

/// The header that holds the signature.
const SIGNATURE_HEADER: &str = "x-twilio-signature";

/// The header that names the key and the algorithm of a signature, if the key is not the auth token.
const SETTINGS_HEADER: &str = "x-twilio-webhooks-signature-settings";

/// The parameter of the query that holds the hash of a body that is not a form.
const BODY_HASH: &str = "bodySHA256";
