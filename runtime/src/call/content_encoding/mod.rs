//! `Content-Encoding`: a response whose body is compressed goes in, the same response as if it had not been comes out.
//!
//! This is above the transport, so it holds for each of them. One that has decoded the body itself has removed the header.
//! A body that cannot be decoded stays as it is, with its header: the status counts all the same, and who wants to read
//! the body learns from [`failure`] why that does not work.

mod fault;
#[cfg(feature = "gzip")]
mod gzip;
#[cfg(feature = "gzip")]
mod inflate;

use bytes::Bytes;
use http::header::{CONTENT_ENCODING, CONTENT_LENGTH};

use self::fault::Fault;
use crate::{error::transport_error::TransportError, message::http_response::HttpResponse};

/// A body is encoded once, and in odd cases twice. Each coding more is as much work as the whole body, however small it was.
const MOST_CODINGS: usize = 4;

/// Decodes the body of a response, which may have as many bytes as `limit` afterwards.
pub(crate) fn decode(
    mut response: HttpResponse,
    limit: usize,
) -> Result<HttpResponse, TransportError> {
    // Most responses end here.
    if !response.headers.has(&CONTENT_ENCODING) || response.body.is_empty() {
        return Ok(response);
    }
    match decoded_body(&response, limit) {
        Ok(body) => {
            response.body = body;
            for header in [CONTENT_ENCODING, CONTENT_LENGTH] {
                response.headers.remove(&header);
            }
            Ok(response)
        }
        Err(Fault::TooLarge) => Err(TransportError::too_large(limit)),
        Err(Fault::Corrupt | Fault::Unknown) => Ok(response),
    }
}

/// Undoes one coding after the other, the last first.
fn decoded_body(response: &HttpResponse, limit: usize) -> Result<Bytes, Fault> {
    let mut codings = codings(response);
    if codings.len() > MOST_CODINGS {
        return Err(Fault::Unknown);
    }
    let mut body = response.body.clone();
    while let Some(coding) = codings.pop() {
        body = decoded(coding, &body, limit)?.into();
    }
    Ok(body)
}

/// Returns why the body of a response is not readable, if its header declares an encoding.
pub(crate) fn failure(response: &HttpResponse) -> Option<String> {
    let codings = codings(response);
    let count = codings.len();
    match codings.iter().find(|coding| !is_known(coding)) {
        _ if count > MOST_CODINGS => Some(format!(
            "the body is encoded {count} times, and at most {MOST_CODINGS} of them are decoded"
        )),
        Some(coding) if cfg!(feature = "gzip") => Some(format!(
            "the body is encoded as `{coding}`, which cannot be decoded; `gzip` and `deflate` can"
        )),
        Some(coding) => Some(format!(
            "the body is encoded as `{coding}`, and the feature `gzip`, which decodes `gzip` and `deflate`, is off"
        )),
        None => codings
            .last()
            .map(|coding| format!("the body is encoded as `{coding}`, but corrupt or cut off")),
    }
}

/// Returns the codings in the order in which they were applied, those that change nothing left out.
fn codings(response: &HttpResponse) -> Vec<&str> {
    let value = response.headers.get(CONTENT_ENCODING.as_str());
    let mut codings = Vec::new();
    for coding in value.unwrap_or_default().split(',').map(str::trim) {
        if !coding.is_empty() && !coding.eq_ignore_ascii_case("identity") {
            codings.push(coding);
        }
    }
    codings
}

fn is_known(coding: &str) -> bool {
    let known = ["gzip", "x-gzip", "deflate"];
    let is_known = known.iter().any(|known| known.eq_ignore_ascii_case(coding));
    cfg!(feature = "gzip") && is_known
}

#[cfg(feature = "gzip")]
fn decoded(coding: &str, body: &[u8], limit: usize) -> Result<Vec<u8>, Fault> {
    if !is_known(coding) {
        Err(Fault::Unknown)
    } else if coding.eq_ignore_ascii_case("deflate") {
        inflate::deflate(body, limit)
    } else {
        gzip::gzip(body, limit)
    }
}

#[cfg(not(feature = "gzip"))]
fn decoded(_: &str, _: &[u8], _: usize) -> Result<Vec<u8>, Fault> {
    Err(Fault::Unknown)
}
