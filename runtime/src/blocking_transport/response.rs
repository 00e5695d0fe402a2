//! Reading a response: a connection on which a request was sent goes in, the response with its whole body comes out.

use http::{HeaderName, HeaderValue};
use httparse::{EMPTY_HEADER, Status};

use super::{
    chunks,
    connection::Connection,
    input::{Input, malformed, too_long},
};
use crate::{
    headers::Headers, http_request::HttpRequest, http_response::HttpResponse, method::Method,
    transport_error::TransportError,
};

/// As many as hyper takes.
const MOST_HEADERS: usize = 100;

/// As many heads may come before that of the response itself. Services send one or two.
const MOST_INTERIM_HEADS: usize = 32;

/// A response, and what it says about its connection.
pub(super) struct Received {
    pub(super) response: HttpResponse,
    /// Whether no other request may be sent on the connection.
    pub(super) is_last: bool,
}

struct Head {
    status: u16,
    headers: Headers,
    is_last: bool,
}

/// How far the body goes.
enum Extent {
    Length(usize),
    Chunks,
    ToTheEnd,
}

/// Reads the response to `request`.
pub(super) fn read(
    connection: &mut Connection,
    request: &HttpRequest,
) -> Result<Received, TransportError> {
    let mut input = Input::new(connection);
    let head = final_head(&mut input)?;
    let limit = request.max_response_size;
    let extent = extent(request.method(), &head)?;
    let body = match extent {
        Extent::Length(length) if length > limit => return Err(TransportError::too_large(limit)),
        Extent::Length(length) => input.exactly(length)?,
        Extent::Chunks => chunks::read(&mut input, limit)?,
        Extent::ToTheEnd => input.rest(limit)?,
    };
    let is_last = head.is_last || matches!(extent, Extent::ToTheEnd) || input.has_more();
    Ok(Received {
        response: HttpResponse {
            status: head.status,
            headers: head.headers,
            body: body.into(),
        },
        is_last,
    })
}

/// Reads the head of the response itself, and passes over those before it, such as early hints.
fn final_head(input: &mut Input<'_>) -> Result<Head, TransportError> {
    for _ in 0..=MOST_INTERIM_HEADS {
        let head = input.parsed(parse_head)?;
        if !(100..200).contains(&head.status) {
            return Ok(head);
        }
    }
    Err(too_long())
}

/// Settles how far the body goes, in the order of RFC 9112, section 6.3.
fn extent(method: Method, head: &Head) -> Result<Extent, TransportError> {
    if method == Method::Head || matches!(head.status, 204 | 304) {
        return Ok(Extent::Length(0));
    }
    if let Some(coding) = head.headers.get("transfer-encoding") {
        let last = coding.rsplit(',').next().unwrap_or_default().trim();
        let is_chunked = last.eq_ignore_ascii_case("chunked");
        return Ok(if is_chunked {
            Extent::Chunks
        } else {
            Extent::ToTheEnd
        });
    }
    let mut lengths = head
        .headers
        .iter()
        .filter(|(name, _)| *name == "content-length")
        .map(|(_, value)| length(value).ok_or_else(malformed));
    let Some(first) = lengths.next().transpose()? else {
        return Ok(Extent::ToTheEnd);
    };
    for other in lengths {
        if other? != first {
            return Err(malformed());
        }
    }
    Ok(Extent::Length(first))
}

fn length(value: &[u8]) -> Option<usize> {
    // A sign, which `parse` would take, is none of a length's digits.
    let is_number = !value.is_empty() && value.iter().all(u8::is_ascii_digit);
    std::str::from_utf8(value)
        .ok()
        .filter(|_| is_number)?
        .parse()
        .ok()
}

/// Returns a head and its length, or `None` if it is not whole yet.
fn parse_head(bytes: &[u8]) -> Result<Option<(Head, usize)>, TransportError> {
    let mut fields = [EMPTY_HEADER; MOST_HEADERS];
    let mut parsed = httparse::Response::new(&mut fields);
    let length = match parsed.parse(bytes) {
        Ok(Status::Complete(length)) => length,
        Ok(Status::Partial) => return Ok(None),
        Err(error) => return Err(TransportError::interrupted(error)),
    };
    let mut headers = Headers::with_capacity(parsed.headers.len());
    for field in parsed.headers.iter() {
        let name = HeaderName::from_bytes(field.name.as_bytes()).map_err(|_| malformed())?;
        let value = HeaderValue::from_bytes(field.value).map_err(|_| malformed())?;
        headers.append(name, value);
    }
    let says = |word: &str| {
        headers.get("connection").is_some_and(|options| {
            options
                .split(',')
                .any(|option| option.trim().eq_ignore_ascii_case(word))
        })
    };
    let is_last = says("close") || (parsed.version != Some(1) && !says("keep-alive"));
    let status = parsed.code.ok_or_else(malformed)?;
    Ok(Some((
        Head {
            status,
            headers,
            is_last,
        },
        length,
    )))
}
