//! Secrets in, a validator out: the URL, the headers and the body of a request in, whether Twilio signed it out.

use std::sync::Arc;

use http::HeaderMap;

use super::{claim::Claim, error::WebhookError, secret::WebhookSecret};
use crate::error::{Error, configuration_error::ConfigurationError};

/// Checks whether requests are webhooks that Twilio signed.
///
/// It is built once, for all requests; clones share its secrets. A request is accepted if any of the secrets signed it, so that one
/// secret can replace another without a pause. How long the comparison takes does not depend on where two signatures differ.
///
/// # Which URL
/// The URL is the text that Twilio calls, from the scheme to the end of the query, exactly as it was received: behind a proxy
/// [`WebhookAddress`](crate::WebhookAddress) restores it. It is tried as it is, then with the usual port if it has none or
/// without its port if it has one, since Twilio's products differ here.
///
/// # Which content
/// In a body of the type `application/x-www-form-urlencoded`, the signature covers each name with each of its values, sorted and each
/// once. The body of any other type has to match the hash `bodySHA256` in the query of the URL.
///
/// This is what twilio-python 9.13 and twilio-node 6.3 do, with these differences: the values of one name are sorted by code points as
/// in Python (Node sorts by UTF-16, which differs for emoji beside a few rare characters), a URL that was changed on the way is not
/// guessed as in Node, and a body that nothing signs is refused. Signatures of shared keys (HMAC-SHA256) are those of Python; Node
/// has none.
///
/// # Examples
/// ```
/// use http::HeaderMap;
/// use twilio_runtime::{Error, WebhookError, WebhookSecret, WebhookValidator};
///
/// # fn main() -> Result<(), Error> {
/// let validator = WebhookValidator::new([
///     WebhookSecret::auth_token("the auth token"),
///     WebhookSecret::auth_token("the secondary auth token"),
/// ])?;
///
/// let headers = HeaderMap::new(); // Those of the request.
/// let result = validator.validate("https://example.com/hook", &headers, b"EventType=onMessageAdded");
/// assert_eq!(result, Err(WebhookError::MissingSignature));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct WebhookValidator {
    secrets: Arc<[WebhookSecret]>,
}

impl WebhookValidator {
    /// Builds a validator that accepts what any of these secrets signed.
    ///
    /// # Errors
    /// There are no secrets, or one of them can't be a secret: an empty text, which anybody could sign with, a SID in place of a secret,
    /// white space at an end. [`is_configuration`](crate::Error::is_configuration) is true of the error.
    pub fn new(secrets: impl IntoIterator<Item = WebhookSecret>) -> Result<Self, Error> {
        let secrets: Arc<[_]> = secrets.into_iter().collect();
        if secrets.is_empty() {
            return Err(Error::configuration(ConfigurationError::WebhookSecrets));
        }
        let checked = secrets.iter().try_for_each(WebhookSecret::check);
        checked.map_err(Error::configuration)?;
        Ok(Self { secrets })
    }

    /// Checks that Twilio sent a request with this URL, these headers and this body.
    ///
    /// # Errors
    /// Twilio did not sign it, or it was changed on the way. The error is the reason.
    pub fn validate(
        &self,
        url: &str,
        headers: &HeaderMap,
        body: &[u8],
    ) -> Result<(), WebhookError> {
        self.claim(headers)?.check(url, body)
    }

    /// Reads what the headers claim, for a check when the body has arrived.
    pub(super) fn claim<'a>(&'a self, headers: &'a HeaderMap) -> Result<Claim<'a>, WebhookError> {
        Claim::of(headers, &self.secrets)
    }
}
