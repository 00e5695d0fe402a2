//! The header that describes a signature in; the name of its key and its algorithm out.

use super::{algorithm::Algorithm, error::WebhookError};

/// How a request is signed.
#[derive(Debug, PartialEq)]
pub(super) struct Settings<'a> {
    /// The id of a shared key, or nothing for the auth token.
    pub(super) key: Option<&'a str>,
    pub(super) algorithm: Algorithm,
}

impl<'a> Settings<'a> {
    /// Reads the header. Without one, the key is the auth token and the algorithm the oldest one.
    pub(super) fn read(header: Option<&'a str>) -> Result<Self, WebhookError> {
        let header = header.unwrap_or_default();
        let algorithm = match part(header, "algorithm") {
            Some(name) => Algorithm::named(name).ok_or(WebhookError::UnknownAlgorithm)?,
            None => Algorithm::Sha1,
        };
        Ok(Self {
            key: part(header, "key"),
            algorithm,
        })
    }
}

/// Returns the first value with this name in a list such as `key=a,algorithm=b`, if it is not empty.
fn part<'a>(header: &'a str, name: &str) -> Option<&'a str> {
    let parts = header.split(',').filter_map(|part| part.split_once('='));
    let values = parts.filter(|(found, _)| found.trim() == name);
    values
        .map(|(_, value)| value.trim())
        .find(|value| !value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::Settings;
    use crate::webhooks::{WebhookError, algorithm::Algorithm};

    #[test]
    fn the_header_names_a_key_and_an_algorithm() {
        for (header, key, algorithm) in [
            (None, None, Algorithm::Sha1),
            (Some(""), None, Algorithm::Sha1),
            (Some("key=k"), Some("k"), Algorithm::Sha1),
            (Some("algorithm=HMAC_SHA256"), None, Algorithm::Sha256),
            (
                Some("key=k,algorithm=HMAC_SHA256"),
                Some("k"),
                Algorithm::Sha256,
            ),
            (
                Some(" algorithm = hmac_sha256 , x, key = k= "),
                Some("k="),
                Algorithm::Sha256,
            ),
            (
                Some("algorithm=,algorithm=HMAC_SHA1"),
                None,
                Algorithm::Sha1,
            ),
        ] {
            assert_eq!(
                Settings::read(header),
                Ok(Settings { key, algorithm }),
                "{header:?}"
            );
        }
        let unknown = Settings::read(Some("key=k,algorithm=HMAC_MD5"));
        assert_eq!(unknown, Err(WebhookError::UnknownAlgorithm));
    }
}
