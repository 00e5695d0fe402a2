//! Responses to results: the status decides, then the body is read.

use serde::de::{DeserializeOwned, DeserializeSeed};

use crate::{
    api_error::ApiError,
    call::Call,
    credentials::Authorization,
    decode_error::{DecodeError, Malformed},
    error::Error,
    execute::Answer,
    operation::Operation,
    page::{Page, PageSeed},
    personal_values::PersonalValues,
    response::Response,
    results::ReadResult,
};

/// Returns the answer to `call` if its status is one that the operation has a result for.
pub(crate) fn success(call: &Call, answer: Answer) -> Result<Answer, Error> {
    if call.operation.is_result(answer.response.status) {
        Ok(answer)
    } else {
        Err(api(call, &answer))
    }
}

/// Reads the result of the operation.
pub(crate) fn result<T>(
    operation: &Operation,
    answer: Answer,
    read: ReadResult<T>,
) -> Result<T, Error> {
    read(&answer.response).map_err(|error| malformed(operation, answer, &error))
}

/// Decodes a page of the listing that `call` asks for, which has exactly the status 200. Its records stand under `key`,
/// else where the page itself says. The response comes out too.
pub(crate) fn page<T: DeserializeOwned>(
    call: &Call,
    key: &str,
    answer: Answer,
) -> Result<(Page<T>, Response<()>), Error> {
    if answer.response.status != 200 {
        return Err(api(call, &answer));
    }
    match page_body(&answer.response.body, key) {
        Ok(page) => Ok((page, Response::new((), answer.response, answer.attempts))),
        Err(error) => Err(malformed(call.operation, answer, &error)),
    }
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

fn api(call: &Call, answer: &Answer) -> Error {
    // With the credentials, because a service may repeat them too.
    let credentials = call.client.shared().credentials.fixed();
    let header = credentials.and_then(Authorization::header);
    let request = call.request(header, call.limits.attempt);
    let error = ApiError::hiding(&answer.response, &PersonalValues::of(&request));
    Error::api(call.operation.id, error).after(answer.attempts)
}

fn malformed(operation: &Operation, answer: Answer, error: &Malformed) -> Error {
    #[cfg(feature = "tracing")]
    crate::trace::malformed(&answer);
    let attempts = answer.attempts;
    Error::decode(operation.id, DecodeError::new(answer.response, error)).after(attempts)
}
