//! Why a webhook is not taken for Twilio's: the reason goes in, words and an HTTP status come out.

use std::{error::Error, fmt};

/// Why a request was not accepted as a webhook of Twilio.
///
/// No value of the request and no secret is part of it, so it may go into a log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum WebhookError {
    /// The header `X-Twilio-Signature` is missing.
    MissingSignature,
    /// A header of the signature occurs twice, or `X-Twilio-Signature` is not a signature of the algorithm.
    MalformedSignature,
    /// The signature is of an algorithm that this version of the crate does not know.
    UnknownAlgorithm,
    /// The validator has no secret for the key that signed the request.
    UnknownKey,
    /// The signature is not that of this URL and this form, with any of the secrets.
    SignatureMismatch,
    /// The body is not a form, and the query of the URL has no `bodySHA256`, so nothing signs the body.
    MissingBodyHash,
    /// The body is not the one that `bodySHA256` in the query of the URL belongs to.
    BodyHashMismatch,
    /// A trusted header that should hold the public address occurs twice, contains several values or none that is valid.
    MalformedAddress,
    /// The body is larger than the limit.
    BodyTooLarge,
    /// The body did not arrive completely.
    UnreadableBody,
}

impl WebhookError {
    /// Returns the status of a response to such a request: 400 if it has no signature or is incomplete, 413 if it is too large,
    /// otherwise 403.
    pub fn status(&self) -> u16 {
        match self {
            Self::MissingSignature | Self::UnreadableBody => 400,
            Self::BodyTooLarge => 413,
            Self::MalformedSignature
            | Self::UnknownAlgorithm
            | Self::UnknownKey
            | Self::SignatureMismatch
            | Self::MissingBodyHash
            | Self::BodyHashMismatch
            | Self::MalformedAddress => 403,
        }
    }
}

impl fmt::Display for WebhookError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::MissingSignature => "the header `X-Twilio-Signature` is missing",
            Self::MalformedSignature => "the signature is malformed",
            Self::UnknownAlgorithm => "the algorithm of the signature is unknown",
            Self::UnknownKey => "the validator has no secret for the key of the signature",
            Self::SignatureMismatch => {
                "the signature does not match: is the secret the right one, and the URL exactly the one that Twilio calls?"
            }
            Self::MissingBodyHash => "the body is not a form, and the query has no `bodySHA256`",
            Self::BodyHashMismatch => "the body does not match `bodySHA256` in the query",
            Self::MalformedAddress => "a trusted header with the public address is malformed",
            Self::BodyTooLarge => "the body is larger than the limit",
            Self::UnreadableBody => "the body did not arrive completely",
        })
    }
}

impl Error for WebhookError {}
