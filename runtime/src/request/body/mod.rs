//! The body of a request: the operation and its encoded inputs in, bytes and their media type out.

pub(crate) mod media_type;

use bytes::Bytes;
use http::HeaderValue;

use crate::{
    encoding::multipart,
    error::invalid_input::InvalidInput,
    operation::{BodyEncoding, Operation},
    request::input_buffer::EncodedInputs,
};

/// What a request carries.
pub(crate) struct Body {
    /// What the body is, if there is one.
    pub(crate) content_type: Option<HeaderValue>,
    pub(crate) bytes: Bytes,
}

impl Body {
    /// Takes the body out of the inputs.
    pub(crate) fn of(
        operation: &Operation,
        inputs: &mut EncodedInputs,
    ) -> Result<Self, InvalidInput> {
        let media_type = operation.media_type;
        match operation.body {
            BodyEncoding::Form => Self::new(media_type, std::mem::take(&mut inputs.form)),
            BodyEncoding::Multipart if inputs.parts.is_empty() => Ok(Self::empty(None)),
            BodyEncoding::Multipart => {
                let encoded = multipart::encode(&inputs.parts);
                let content_type = format!("{media_type}; boundary={}", encoded.boundary);
                Self::new(&content_type, encoded.body)
            }
            BodyEncoding::Json | BodyEncoding::Text | BodyEncoding::Bytes => {
                match inputs.body.take() {
                    Some(body) => Self::new(media_type, body),
                    // Nothing that was not set is sent, not even an empty object.
                    None => Ok(Self::empty(None)),
                }
            }
            // Twilio expects the form type on a POST without fields too.
            BodyEncoding::None => {
                let is_form = operation.method.carries_body();
                Ok(Self::empty(is_form.then_some(media_type::FORM)))
            }
        }
    }

    fn new(content_type: &str, bytes: impl Into<Bytes>) -> Result<Self, InvalidInput> {
        Ok(Self {
            content_type: Some(media_type::header("Content-Type", content_type)?),
            bytes: bytes.into(),
        })
    }

    fn empty(content_type: Option<HeaderValue>) -> Self {
        Self {
            content_type,
            bytes: Bytes::new(),
        }
    }
}
