//! Responses to results: the status decides, then the body is read.

use serde::de::{DeserializeOwned, DeserializeSeed};

use crate::{
    api_error::ApiError,
    decode_error::DecodeError,
    error::Error,
    http_response::HttpResponse,
    operation::Operation,
    page::{Page, PageSeed},
};

/// Returns the response if its status is one of success. A redirect is none: it is never followed.
pub(crate) fn success(
    operation: &Operation,
    response: HttpResponse,
) -> Result<HttpResponse, Error> {
    if (200..300).contains(&response.status) {
        Ok(response)
    } else {
        Err(api(operation, &response))
    }
}

/// Decodes the body.
pub(crate) fn body<T: DeserializeOwned>(
    operation: &Operation,
    response: HttpResponse,
) -> Result<T, Error> {
    serde_json::from_slice(&response.body).map_err(|error| malformed(operation, response, &error))
}

/// Decodes a page, which has exactly the status 200. Its records stand under `key`, else where the page itself says.
pub(crate) fn page<T: DeserializeOwned>(
    operation: &Operation,
    key: &str,
    response: HttpResponse,
) -> Result<Page<T>, Error> {
    if response.status != 200 {
        return Err(api(operation, &response));
    }
    page_body(&response.body, key).map_err(|error| malformed(operation, response, &error))
}

fn page_body<T: DeserializeOwned>(body: &[u8], key: &str) -> Result<Page<T>, serde_json::Error> {
    let page = read_page(body, key)?;
    // The document's key is right in all but odd cases, and only those pay for reading twice.
    match page.other_key() {
        Some(other) => read_page(body, &other),
        None => page.checked(),
    }
}

fn read_page<T: DeserializeOwned>(body: &[u8], key: &str) -> Result<Page<T>, serde_json::Error> {
    let mut json = serde_json::Deserializer::from_slice(body);
    let page = PageSeed::new(key).deserialize(&mut json)?;
    json.end()?;
    Ok(page)
}

fn api(operation: &Operation, response: &HttpResponse) -> Error {
    Error::api(operation.id, ApiError::new(response))
}

fn malformed(operation: &Operation, response: HttpResponse, error: &serde_json::Error) -> Error {
    Error::decode(operation.id, DecodeError::new(response, error))
}
