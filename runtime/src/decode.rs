//! Responses to results: the status decides, then the body is read.

use serde::de::{DeserializeOwned, DeserializeSeed};

use crate::{
    api_error::ApiError,
    call::Call,
    content_encoding,
    credentials::Authorization,
    decode_error::{DecodeError, Malformed},
    error::Error,
    execute::Answer,
    field_value::Content,
    http_response::HttpResponse,
    mismatch::Mismatch,
    operation::Operation,
    page::{Page, PageSeed},
    personal_values::PersonalValues,
    reading::Reading,
    response::Response,
    results::{self, ReadResult},
    salvage,
};

/// Returns the answer to `call` if its status is one that the operation has a result for.
pub(crate) fn success(call: &Call, answer: Answer) -> Result<Answer, Error> {
    if call.operation.is_result(answer.response.status) {
        Ok(answer)
    } else {
        Err(api(call, &answer))
    }
}

/// Reads the result of the operation, and returns it with what did not fit.
pub(crate) fn result<T>(
    operation: &Operation,
    answer: Answer,
    is_strict: bool,
    read: ReadResult<T>,
) -> Result<(T, Vec<Mismatch>), Error> {
    let mut reading = Reading::new(is_strict);
    match read(&answer.response, &mut reading) {
        Ok(value) => Ok((value, reading.mismatches)),
        Err(error) => Err(malformed(operation, answer, &error)),
    }
}

/// What decodes the answer to a call of a listing: [`page`] for a type of records.
pub(crate) type ReadPage<T> = fn(&Call, &str, Answer) -> Result<(Page<T>, Response<()>), Error>;

/// Decodes a page of the listing that `call` asks for, which has exactly the status 200. Its records are under `key`,
/// else where the page itself specifies. The response is returned too.
pub(crate) fn page<T: Content>(
    call: &Call,
    key: &str,
    answer: Answer,
) -> Result<(Page<T>, Response<()>), Error> {
    page_by(call, answer, |response, reading| {
        reading.settle(response, page_body(&response.body, key), || {
            salvage_page(response, key)
        })
    })
}

/// Decodes a page of any listing.
pub(crate) fn any_page<T: DeserializeOwned>(
    call: &Call,
    _: &str,
    answer: Answer,
) -> Result<(Page<T>, Response<()>), Error> {
    page_by(call, answer, results::any)
}

fn page_by<T>(
    call: &Call,
    answer: Answer,
    read: impl FnOnce(&HttpResponse, &mut Reading) -> Result<Page<T>, Malformed>,
) -> Result<(Page<T>, Response<()>), Error> {
    if answer.response.status != 200 {
        return Err(api(call, &answer));
    }
    let mut reading = Reading::new(call.is_strict);
    match read(&answer.response, &mut reading) {
        Ok(page) => {
            let Answer {
                response, attempts, ..
            } = answer;
            let response = Response::new((), response, attempts, reading.mismatches);
            Ok((page, response))
        }
        Err(error) => Err(malformed(&call.operation, answer, &error)),
    }
}

/// Reads a page as far as it fits.
fn salvage_page<T: Content>(
    response: &HttpResponse,
    key: &str,
) -> Option<(Page<T>, Vec<Mismatch>)> {
    let read = |key: &str| salvage::body(response, |reader| Page::salvage(reader, key));
    let (page, mismatches): (Page<T>, _) = read(key)?;
    match page.other_key() {
        Some(other) => read(&other),
        None => Some((page.checked::<serde_json::Error>().ok()?, mismatches)),
    }
}

fn page_body<T: Content>(body: &[u8], key: &str) -> Result<Page<T>, Malformed> {
    let body = str::from_utf8(body)?;
    let page = read_page(body, key)?;
    // The document's key is right in all but odd cases, and only those pay for reading twice.
    match page.other_key() {
        Some(other) => Ok(read_page(body, &other)?),
        None => page.checked().map_err(Malformed::Json),
    }
}

fn read_page<T: Content>(body: &str, key: &str) -> Result<Page<T>, serde_json::Error> {
    let mut json = serde_json::Deserializer::from_str(body);
    let page = PageSeed::new(key).deserialize(&mut json)?;
    json.end()?;
    Ok(page)
}

#[cold]
fn api(call: &Call, answer: &Answer) -> Error {
    let error = ApiError::hiding(&answer.response, || {
        // With the credentials, because a service may repeat them too.
        let credentials = call.client.shared().credentials.fixed();
        let header = credentials.and_then(Authorization::header);
        PersonalValues::of(&call.request(header, call.limits.attempt))
    });
    Error::api(call.operation.id.clone(), error).after(answer.attempts)
}

#[cold]
fn malformed(operation: &Operation, answer: Answer, error: &Malformed) -> Error {
    let encoding = content_encoding::failure(&answer.response).map(Malformed::Encoding);
    let error = encoding.as_ref().unwrap_or(error);
    #[cfg(feature = "tracing")]
    crate::trace::malformed(&answer);
    let attempts = answer.attempts;
    Error::decode(
        operation.id.clone(),
        DecodeError::new(answer.response, error),
    )
    .after(attempts)
}
