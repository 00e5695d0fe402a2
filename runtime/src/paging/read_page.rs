//! Responses to pages: the answer to a call of a listing goes in, its page and the response come out.

use serde::de::{DeserializeOwned, DeserializeSeed};

use super::{page::Page, page_json::PageSeed};
use crate::{
    call::{Call, answer::Answer, decode, reading::Reading, response::Response, results},
    error::{Error, decode_error::Malformed},
    message::http_response::HttpResponse,
    values::{field_value::Content, mismatch::Mismatch, salvage},
};

/// Decodes a page of the listing that `call` asks for, which has exactly the status 200. Its records are under `key`,
/// else where the page itself specifies. The response is returned too.
pub(crate) fn listed<T: Content>(
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
pub(crate) fn any<T: DeserializeOwned>(
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
        return Err(decode::refusal(call, &answer));
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
        Err(error) => Err(decode::malformed(&call.operation, answer, &error)),
    }
}

/// Reads a page as far as it fits.
fn salvage_page<T: Content>(
    response: &HttpResponse,
    key: &str,
) -> Option<(Page<T>, Vec<Mismatch>)> {
    let text = response.decoded();
    let read = |key: &str| salvage::body(&text, |reader| Page::salvage(reader, key));
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
