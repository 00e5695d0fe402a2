//! The algorithms of signatures: a key and a message in; its signature out, or whether it has a given one.

use hmac::{Hmac, Mac};
use sha1::Sha1;
use sha2::Sha256;

use crate::encoding::{base64, mac};

/// How a signature is computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Algorithm {
    Sha1,
    Sha256,
}

impl Algorithm {
    /// Returns the algorithm with this name, in letters of either case.
    pub(super) fn named(name: &str) -> Option<Self> {
        [Self::Sha1, Self::Sha256]
            .into_iter()
            .find(|algorithm| algorithm.name().eq_ignore_ascii_case(name))
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Sha1 => "HMAC_SHA1",
            Self::Sha256 => "HMAC_SHA256",
        }
    }

    /// Returns how long a signature is, in bytes.
    pub(super) fn length(self) -> usize {
        match self {
            Self::Sha1 => 20,
            Self::Sha256 => 32,
        }
    }

    /// Returns the signature of a message in Base64. The message is in two parts, which needn't be joined for it.
    pub(super) fn sign(self, key: &[u8], url: &str, fields: &[u8]) -> String {
        let message = [url.as_bytes(), fields];
        match self {
            Self::Sha1 => {
                base64::encode(&mac::of::<Hmac<Sha1>>(key, &message).finalize().into_bytes())
            }
            Self::Sha256 => base64::encode(
                &mac::of::<Hmac<Sha256>>(key, &message)
                    .finalize()
                    .into_bytes(),
            ),
        }
    }

    /// Whether a message has this signature. The time that it takes doesn't depend on where the two differ.
    pub(super) fn verify(self, key: &[u8], url: &str, fields: &[u8], signature: &[u8]) -> bool {
        let message = [url.as_bytes(), fields];
        match self {
            Self::Sha1 => mac::of::<Hmac<Sha1>>(key, &message).verify_slice(signature),
            Self::Sha256 => mac::of::<Hmac<Sha256>>(key, &message).verify_slice(signature),
        }
        .is_ok()
    }
}
