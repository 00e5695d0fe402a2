//! The headers of a request in; what they claim about its signature out, for the check once the body is there.

use http::HeaderMap;
use zeroize::Zeroizing;

use super::{
    SETTINGS_HEADER, SIGNATURE_HEADER, algorithm::Algorithm, content, error::WebhookError, ports,
    secret::WebhookSecret, settings::Settings,
};
use crate::encoding::base64;

/// A signature that a request has, and the secrets that may have made it.
pub(super) struct Claim<'a> {
    headers: &'a HeaderMap,
    signature: Zeroizing<Vec<u8>>,
    algorithm: Algorithm,
    secrets: Vec<&'a WebhookSecret>,
}

impl<'a> Claim<'a> {
    pub(super) fn of(
        headers: &'a HeaderMap,
        secrets: &'a [WebhookSecret],
    ) -> Result<Self, WebhookError> {
        let signature = header(headers, SIGNATURE_HEADER)?.ok_or(WebhookError::MissingSignature)?;
        let Settings { key, algorithm } = Settings::read(header(headers, SETTINGS_HEADER)?)?;
        let secrets: Vec<_> = secrets
            .iter()
            .filter(|secret| secret.is_of(key, algorithm))
            .collect();
        if secrets.is_empty() {
            return Err(WebhookError::UnknownKey);
        }
        let signature = base64::decode_canonical(signature)
            .filter(|signature| signature.len() == algorithm.length())
            .ok_or(WebhookError::MalformedSignature)?;
        Ok(Self {
            headers,
            signature,
            algorithm,
            secrets,
        })
    }

    /// Checks that the signature is that of this URL and this body.
    pub(super) fn check(&self, url: &str, body: &[u8]) -> Result<(), WebhookError> {
        let fields = content::signed(url, self.headers, body)?;
        let is_signed = ports::spellings(url).any(|url| {
            self.secrets.iter().any(|secret| {
                self.algorithm
                    .verify(secret.as_bytes(), &url, &fields, &self.signature)
            })
        });
        is_signed
            .then_some(())
            .ok_or(WebhookError::SignatureMismatch)
    }
}

/// Returns the value of a header that may occur once.
fn header<'a>(headers: &'a HeaderMap, name: &str) -> Result<Option<&'a str>, WebhookError> {
    let mut values = headers.get_all(name).iter();
    match (values.next(), values.next()) {
        (None, _) => Ok(None),
        (Some(value), None) => value
            .to_str()
            .map(Some)
            .map_err(|_| WebhookError::MalformedSignature),
        (Some(_), Some(_)) => Err(WebhookError::MalformedSignature),
    }
}
