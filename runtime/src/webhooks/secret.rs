//! What webhooks are signed with: an auth token or a shared key in, signatures out.

use std::fmt;

use zeroize::Zeroizing;

use super::{BODY_HASH, SignedWebhook, algorithm::Algorithm, content, form};
use crate::{credentials::check, error::configuration_error::ConfigurationError};

/// A secret that Twilio signs webhooks with.
///
/// `Debug` shows the id of a shared key and never the secret, whose memory is overwritten when it is dropped.
#[derive(Clone)]
pub struct WebhookSecret {
    key: Option<String>,
    secret: Zeroizing<String>,
}

impl WebhookSecret {
    /// The auth token of the account: for requests without the header `X-Twilio-Webhooks-Signature-Settings`. The algorithm
    /// is HMAC-SHA1.
    pub fn auth_token(auth_token: impl Into<String>) -> Self {
        Self {
            key: None,
            secret: Zeroizing::new(auth_token.into()),
        }
    }

    /// A shared key, by its id and its secret: for requests whose header `X-Twilio-Webhooks-Signature-Settings` names this id.
    /// The algorithm is usually HMAC-SHA256.
    pub fn shared_key(id: impl Into<String>, secret: impl Into<String>) -> Self {
        Self {
            key: Some(id.into()),
            secret: Zeroizing::new(secret.into()),
        }
    }

    /// Signs a request with this form as its body, as Twilio does. An empty form is a request without a body.
    ///
    /// It is for tests: a server checks such a request like one of Twilio's.
    ///
    /// ```
    /// use twilio_runtime::WebhookSecret;
    ///
    /// let secret = WebhookSecret::auth_token("12345");
    /// let signed = secret.sign_form("https://example.com/hook", b"EventType=onMessageAdded");
    /// assert_eq!(signed.signature(), "rPpJqd8v9wNyA9z48dnvU8YlZ74=");
    /// ```
    pub fn sign_form(&self, url: impl Into<String>, form: &[u8]) -> SignedWebhook {
        self.sign(url.into(), &form::signed(form))
    }

    /// Signs a request with a body that is not a form, such as JSON. Unless the URL already contains `bodySHA256`, it is added
    /// to the query. A fragment is removed, because no request contains it.
    pub fn sign_body(&self, url: impl Into<String>, body: &[u8]) -> SignedWebhook {
        let mut url = url.into();
        url.truncate(url.find('#').unwrap_or(url.len()));
        if content::hash_in(&url).is_none() {
            url.push(if url.contains('?') { '&' } else { '?' });
            url.push_str(BODY_HASH);
            url.push('=');
            url.push_str(&content::hash_of(body));
        }
        self.sign(url, &[])
    }

    fn sign(&self, url: String, fields: &[u8]) -> SignedWebhook {
        let algorithm = match self.key {
            Some(_) => Algorithm::Sha256,
            None => Algorithm::Sha1,
        };
        SignedWebhook {
            signature: algorithm.sign(self.secret.as_bytes(), &url, fields),
            settings: self
                .key
                .as_ref()
                .map(|key| format!("key={key},algorithm={}", algorithm.name())),
            url,
        }
    }

    /// Whether requests are signed with this secret whose header names this key, or none, and this algorithm.
    pub(super) fn is_of(&self, key: Option<&str>, algorithm: Algorithm) -> bool {
        match (&self.key, key) {
            (Some(id), Some(key)) => id == key,
            (Some(_), None) => algorithm == Algorithm::Sha256,
            (None, None) => algorithm == Algorithm::Sha1,
            (None, Some(_)) => false,
        }
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        self.secret.as_bytes()
    }

    /// Checks that this can be a secret. Anybody can sign with an empty one.
    pub(super) fn check(&self) -> Result<(), ConfigurationError> {
        match &self.key {
            Some(key) => {
                check::item("`id` of the shared key", key)?;
                check::secret("`secret` of the shared key", &self.secret)
            }
            None => check::secret("`auth_token` of the webhook secret", &self.secret),
        }
    }
}

impl fmt::Debug for WebhookSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WebhookSecret")
            .field("key", &self.key)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use zeroize::ZeroizeOnDrop;

    use super::WebhookSecret;

    #[test]
    fn the_secret_does_not_show_and_its_memory_is_overwritten() {
        fn is_overwritten(_: &impl ZeroizeOnDrop) {}
        for secret in [
            WebhookSecret::auth_token("hidden"),
            WebhookSecret::shared_key("id", "hidden"),
        ] {
            is_overwritten(&secret.secret);
            assert!(!format!("{secret:?}").contains("hidden"));
        }
    }
}
