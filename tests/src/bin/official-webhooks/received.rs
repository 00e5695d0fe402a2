//! A webhook as a server receives it, in; what this project makes of it out.

use serde_json::{Value as Json, json};
use twilio_runtime::{HeaderMap, SignedWebhook, WebhookSecret, WebhookValidator};

/// The body of a webhook.
#[derive(Clone, Debug)]
pub(crate) enum Content {
    Form(String),
    Body(String),
}

impl Content {
    pub(crate) fn signed(&self, secret: &WebhookSecret, url: &str) -> SignedWebhook {
        match self {
            Self::Form(form) => secret.sign_form(url, form.as_bytes()),
            Self::Body(body) => secret.sign_body(url, body.as_bytes()),
        }
    }

    fn as_str(&self) -> &str {
        match self {
            Self::Form(text) | Self::Body(text) => text,
        }
    }
}

/// A webhook that arrived, and the secret that the server knows.
#[derive(Debug)]
pub(crate) struct Received {
    pub(crate) url: String,
    pub(crate) content: Content,
    pub(crate) signature: String,
    /// The id of the shared key, if it is no auth token.
    pub(crate) key: Option<&'static str>,
    pub(crate) secret: &'static str,
    /// Whether the body isn't the one whose hash is in the URL.
    pub(crate) is_body_replaced: bool,
}

impl Received {
    /// Whether this project accepts it with this signature.
    pub(crate) fn is_accepted(&self, signature: &str) -> bool {
        let content_type = match self.content {
            Content::Form(_) => "application/x-www-form-urlencoded",
            Content::Body(_) => "application/json",
        };
        let mut headers = HeaderMap::new();
        let settings = self.settings();
        let given = [
            ("content-type", Some(content_type)),
            ("x-twilio-signature", Some(signature)),
            ("x-twilio-webhooks-signature-settings", settings.as_deref()),
        ];
        for (name, value) in given {
            if let Some(value) = value {
                headers.insert(name, value.parse().expect("a value of a header"));
            }
        }
        let validator = WebhookValidator::new([self.secret()]).expect("a secret");
        validator
            .validate(&self.url, &headers, self.content.as_str().as_bytes())
            .is_ok()
    }

    /// Signs it as it arrived.
    pub(crate) fn signed(&self) -> SignedWebhook {
        self.content.signed(&self.secret(), &self.url)
    }

    /// Returns the hash of a body as this project adds it to a URL.
    pub(crate) fn hash(&self) -> Option<String> {
        match &self.content {
            Content::Form(_) => None,
            Content::Body(_) => {
                let signed = self.content.signed(&self.secret(), "https://a.example/");
                let (_, hash) = signed.url().split_once("bodySHA256=")?;
                Some(hash.to_owned())
            }
        }
    }

    /// Returns the line that the program of a library reads.
    pub(crate) fn line(&self) -> Json {
        let (form, body) = match &self.content {
            Content::Form(form) => (Some(form), None),
            Content::Body(body) => (None, Some(body)),
        };
        json!({
            "url": self.url,
            "form": form,
            "body": body,
            "secret": self.secret,
            "settings": self.settings(),
            "signature": self.signature,
        })
    }

    fn settings(&self) -> Option<String> {
        self.key
            .map(|key| format!("key={key},algorithm=HMAC_SHA256"))
    }

    fn secret(&self) -> WebhookSecret {
        match self.key {
            Some(key) => WebhookSecret::shared_key(key, self.secret),
            None => WebhookSecret::auth_token(self.secret),
        }
    }
}
