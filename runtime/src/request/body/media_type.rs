//! Media types as headers: the document's text in, a value out. The usual ones cost nothing.

use http::HeaderValue;

use crate::{
    encoding::header,
    error::invalid_input::{InvalidInput, Refusal},
    operation::{self, Operation},
};

/// The type of a form.
pub(crate) const FORM: HeaderValue = HeaderValue::from_static(operation::FORM);

const JSON: HeaderValue = HeaderValue::from_static(operation::JSON);

/// Returns a media type as the value of a header.
pub(crate) fn header(name: &'static str, media_type: &str) -> Result<HeaderValue, InvalidInput> {
    match media_type {
        operation::FORM => Ok(FORM),
        operation::JSON => Ok(JSON),
        other => header::value(other).ok_or(InvalidInput::new(name, Refusal::MediaType)),
    }
}

/// Returns what the operation asks for, if that is not the JSON that the client asks for anyway.
pub(crate) fn accept(operation: &Operation) -> Result<Option<HeaderValue>, InvalidInput> {
    if operation.accept == operation::JSON {
        return Ok(None);
    }
    header("Accept", operation.accept).map(Some)
}
