//! What a successful response becomes: the response in, one kind of result out. `request!` names one function per
//! operation, and `outcomes!` one per status.

use serde::de::DeserializeOwned;

pub use crate::decode_error::Malformed;
use crate::{http_response::HttpResponse, redirect::Redirect};

/// Reads a response of success.
pub type ReadResult<T> = fn(&HttpResponse) -> Result<T, Malformed>;

/// Ignores the body.
///
/// # Errors
/// None.
pub fn nothing(_: &HttpResponse) -> Result<(), Malformed> {
    Ok(())
}

/// Decodes the body.
///
/// # Errors
/// It is not the JSON of a `T`.
pub fn json<T: DeserializeOwned>(response: &HttpResponse) -> Result<T, Malformed> {
    // Whether the body is UTF-8 is asked of all of it at once, which is faster than of each string.
    Ok(serde_json::from_str(str::from_utf8(&response.body)?)?)
}

/// Decodes the body, if there is one.
///
/// # Errors
/// It is not the JSON of a `T`.
pub fn optional<T: DeserializeOwned>(response: &HttpResponse) -> Result<Option<T>, Malformed> {
    if response.is_empty() {
        Ok(None)
    } else {
        json(response).map(Some)
    }
}

/// Returns the body as text. A byte that is not UTF-8 reads as the replacement character.
///
/// # Errors
/// None.
pub fn text(response: &HttpResponse) -> Result<String, Malformed> {
    Ok(String::from_utf8_lossy(&response.body).into_owned())
}

/// Returns the body as it is.
///
/// # Errors
/// None.
pub fn bytes(response: &HttpResponse) -> Result<Vec<u8>, Malformed> {
    Ok(response.body.to_vec())
}

/// Returns where the response leads.
///
/// # Errors
/// None.
pub fn location(response: &HttpResponse) -> Result<Redirect, Malformed> {
    Ok(Redirect::of(response))
}
