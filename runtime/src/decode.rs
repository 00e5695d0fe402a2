//! Responses to results: the status decides, then the body is read.

use serde::de::{DeserializeOwned, DeserializeSeed};

use crate::{
    api_error::ApiError,
    decode_error::{DecodeError, Malformed},
    error::Error,
    execute::Answer,
    operation::Operation,
    page::{Page, PageSeed},
};

/// Returns the answer if its status is one of success.
pub(crate) fn success(operation: &Operation, answer: Answer) -> Result<Answer, Error> {
    if answer.response.is_success() {
        Ok(answer)
    } else {
        Err(api(operation, &answer))
    }
}

/// Decodes the body.
pub(crate) fn body<T: DeserializeOwned>(operation: &Operation, answer: Answer) -> Result<T, Error> {
    json_body(&answer.response.body).map_err(|error| malformed(operation, answer, &error))
}

/// Whether the body is UTF-8 is asked of all of it at once, which is faster than of each string.
fn json_body<T: DeserializeOwned>(body: &[u8]) -> Result<T, Malformed> {
    Ok(serde_json::from_str(str::from_utf8(body)?)?)
}

/// Decodes a page, which has exactly the status 200. Its records stand under `key`, else where the page itself says.
pub(crate) fn page<T: DeserializeOwned>(
    operation: &Operation,
    key: &str,
    answer: Answer,
) -> Result<Page<T>, Error> {
    if answer.response.status != 200 {
        return Err(api(operation, &answer));
    }
    page_body(&answer.response.body, key).map_err(|error| malformed(operation, answer, &error))
}

fn page_body<T: DeserializeOwned>(body: &[u8], key: &str) -> Result<Page<T>, Malformed> {
    let body = str::from_utf8(body)?;
    let page = read_page(body, key)?;
    // The document's key is right in all but odd cases, and only those pay for reading twice.
    match page.other_key() {
        Some(other) => Ok(read_page(body, &other)?),
        None => page.checked().map_err(Malformed::Json),
    }
}

fn read_page<T: DeserializeOwned>(body: &str, key: &str) -> Result<Page<T>, serde_json::Error> {
    let mut json = serde_json::Deserializer::from_str(body);
    let page = PageSeed::new(key).deserialize(&mut json)?;
    json.end()?;
    Ok(page)
}

fn api(operation: &Operation, answer: &Answer) -> Error {
    Error::api(operation.id, ApiError::new(&answer.response)).after(answer.attempts)
}

fn malformed(operation: &Operation, answer: Answer, error: &Malformed) -> Error {
    #[cfg(feature = "tracing")]
    crate::trace::malformed(&answer);
    let attempts = answer.attempts;
    Error::decode(operation.id, DecodeError::new(answer.response, error)).after(attempts)
}
