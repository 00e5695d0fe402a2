//! What a successful response becomes: the response in, one kind of result out. `request!` names one function per
//! operation, and `outcomes!` one per status.

pub use crate::call::reading::Reading;
pub use crate::error::decode_error::Malformed;
use serde::de::DeserializeOwned;
use serde_json::Value as Json;

use crate::{
    call::content_encoding,
    message::{http_response::HttpResponse, redirect::Redirect},
    values::{field_value::Content, salvage},
};

/// Reads a response of success.
pub type ReadResult<T> = fn(&HttpResponse, &mut Reading) -> Result<T, Malformed>;

/// Ignores the body.
///
/// # Errors
/// None.
pub fn nothing(_: &HttpResponse, _: &mut Reading) -> Result<(), Malformed> {
    Ok(())
}

/// Decodes the body.
///
/// # Errors
/// It is not JSON, or nothing of it fits a `T`.
pub fn json<T: Content>(response: &HttpResponse, reading: &mut Reading) -> Result<T, Malformed> {
    reading.settle(response, strict(&response.body), || {
        salvage::body(&response.decoded(), T::salvage)
    })
}

fn strict<T: Content>(body: &[u8]) -> Result<T, Malformed> {
    // Whether the body is UTF-8 is asked of all of it at once, which is faster than of each string.
    Ok(serde_json::from_str(str::from_utf8(body)?)?)
}

/// Decodes a body of any JSON. An empty one reads as `null`.
pub(crate) fn any<T: DeserializeOwned>(
    response: &HttpResponse,
    reading: &mut Reading,
) -> Result<T, Malformed> {
    if response.is_empty() {
        return Ok(T::deserialize(Json::Null)?);
    }
    let read =
        || -> Result<T, Malformed> { Ok(serde_json::from_str(str::from_utf8(&response.body)?)?) };
    reading.settle(response, read(), || {
        let (json, mismatches) = salvage::body(&response.decoded(), salvage::any)?;
        Some((T::deserialize(json).ok()?, mismatches))
    })
}

/// Decodes the body, if there is one.
///
/// # Errors
/// It is not JSON, or nothing of it fits a `T`.
pub fn optional<T: Content>(
    response: &HttpResponse,
    reading: &mut Reading,
) -> Result<Option<T>, Malformed> {
    if response.is_empty() {
        Ok(None)
    } else {
        json(response, reading).map(Some)
    }
}

/// Returns the body as text: UTF-8, or else the character set that the response names. A byte that is neither reads as
/// the replacement character.
///
/// # Errors
/// The body is compressed and can't be decoded.
pub fn text(response: &HttpResponse, _: &mut Reading) -> Result<String, Malformed> {
    check_encoding(response)?;
    Ok(response.decoded().text.into_owned())
}

/// Returns the body as it is.
///
/// # Errors
/// The body is compressed and can't be decoded.
pub fn bytes(response: &HttpResponse, _: &mut Reading) -> Result<Vec<u8>, Malformed> {
    check_encoding(response)?;
    Ok(response.body.to_vec())
}

fn check_encoding(response: &HttpResponse) -> Result<(), Malformed> {
    // What is text was decoded by a transport that has left the header.
    let is_plain = str::from_utf8(&response.body).is_ok();
    let failure = content_encoding::failure(response).filter(|_| !is_plain);
    failure.map_or(Ok(()), |reason| Err(Malformed::Encoding(reason)))
}

/// Returns where the response leads.
///
/// # Errors
/// None.
pub fn location(response: &HttpResponse, _: &mut Reading) -> Result<Redirect, Malformed> {
    Ok(Redirect::of(response))
}
