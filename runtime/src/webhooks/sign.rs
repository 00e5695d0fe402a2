//! A signed request: its URL and its signature in, the headers that belong to it out.

/// What [`WebhookSecret::sign_form`](crate::WebhookSecret::sign_form) and
/// [`sign_body`](crate::WebhookSecret::sign_body) return: where to send the request, and its headers.
#[derive(Clone, PartialEq, Eq)]
pub struct SignedWebhook {
    pub(super) url: String,
    pub(super) signature: String,
    pub(super) settings: Option<String>,
}

impl SignedWebhook {
    /// Returns the URL, with the hash of the body if the body is not a form.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Returns the value of the header `X-Twilio-Signature`.
    pub fn signature(&self) -> &str {
        &self.signature
    }

    /// Returns the names and values of the headers that make the signature: `X-Twilio-Signature`, and for a shared key
    /// `X-Twilio-Webhooks-Signature-Settings`. The type of the body belongs to the request too.
    pub fn headers(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let settings = self
            .settings
            .as_deref()
            .map(|settings| (super::SETTINGS_HEADER, settings));
        [(super::SIGNATURE_HEADER, self.signature())]
            .into_iter()
            .chain(settings)
    }
}

/// Without the URL, whose query may be personal.
impl std::fmt::Debug for SignedWebhook {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SignedWebhook")
            .field("signature", &self.signature)
            .field("settings", &self.settings)
            .finish_non_exhaustive()
    }
}
