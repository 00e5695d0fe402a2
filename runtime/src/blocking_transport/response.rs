//! Reading a response: a connection on which a request was sent goes in, the response with its whole body comes out.

use http::{HeaderName, HeaderValue};
use httparse::{EMPTY_HEADER, Status};

use super::{connection::Connection, failure};
use crate::{
    headers::Headers, http_request::HttpRequest, http_response::HttpResponse, method::Method,
    transport_error::TransportError,
};

/// As many as hyper takes.
const MOST_HEADERS: usize = 100;

/// The head of a response, and each line between chunks, may not be longer.
const LONGEST_HEAD: usize = 256 * 1024;

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
    let mut input = Input {
        connection,
        buffer: Vec::new(),
        at: 0,
    };
    let mut head = input.head()?;
    // What comes before the response itself, such as early hints.
    while (100..200).contains(&head.status) {
        head = input.head()?;
    }
    let limit = request.max_response_size;
    let extent = extent(request.method(), &head)?;
    let body = match extent {
        Extent::Length(length) if length > limit => return Err(TransportError::too_large(limit)),
        Extent::Length(length) => input.take(length)?,
        Extent::Chunks => input.chunks(limit)?,
        Extent::ToTheEnd => input.rest(limit)?,
    };
    let is_last =
        head.is_last || matches!(extent, Extent::ToTheEnd) || input.at != input.buffer.len();
    Ok(Received {
        response: HttpResponse {
            status: head.status,
            headers: head.headers,
            body: body.into(),
        },
        is_last,
    })
}

fn malformed() -> TransportError {
    TransportError::interrupted("the response is not HTTP/1.1")
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

/// What has arrived on a connection, and how much of it is read.
struct Input<'a> {
    connection: &'a mut Connection,
    buffer: Vec<u8>,
    at: usize,
}

impl Input<'_> {
    fn head(&mut self) -> Result<Head, TransportError> {
        loop {
            if let Some((head, length)) = parse_head(self.unread())? {
                self.at += length;
                return Ok(head);
            }
            self.more_of_head()?;
        }
    }

    /// Reads exactly `count` bytes.
    fn take(&mut self, count: usize) -> Result<Vec<u8>, TransportError> {
        while self.unread().len() < count {
            self.more()?;
        }
        let taken = self.unread().get(..count).unwrap_or_default().to_vec();
        self.at += count;
        Ok(taken)
    }

    /// Reads until the connection ends.
    fn rest(&mut self, limit: usize) -> Result<Vec<u8>, TransportError> {
        loop {
            if self.unread().len() > limit {
                return Err(TransportError::too_large(limit));
            }
            if self.connection.read(&mut self.buffer).map_err(failure)? == 0 {
                return self.take(self.unread().len());
            }
        }
    }

    /// Reads chunks, and passes over the trailers behind them.
    fn chunks(&mut self, limit: usize) -> Result<Vec<u8>, TransportError> {
        let mut body = Vec::new();
        loop {
            let size = self.chunk_size()?;
            if size == 0 {
                while !self.line()?.is_empty() {}
                return Ok(body);
            }
            if size > limit - body.len() {
                return Err(TransportError::too_large(limit));
            }
            body.append(&mut self.take(size)?);
            if !self.line()?.is_empty() {
                return Err(malformed());
            }
            self.forget_read();
        }
    }

    fn chunk_size(&mut self) -> Result<usize, TransportError> {
        loop {
            match httparse::parse_chunk_size(self.unread()) {
                Ok(Status::Complete((length, size))) => {
                    self.at += length;
                    return usize::try_from(size).map_err(|_| malformed());
                }
                Ok(Status::Partial) => self.more_of_head()?,
                Err(_) => return Err(malformed()),
            }
        }
    }

    /// Reads a line, and returns it without its end.
    fn line(&mut self) -> Result<Vec<u8>, TransportError> {
        loop {
            if let Some(end) = self.unread().windows(2).position(|at| at == b"\r\n") {
                let line = self.take(end)?;
                self.at += 2;
                return Ok(line);
            }
            self.more_of_head()?;
        }
    }

    fn more_of_head(&mut self) -> Result<(), TransportError> {
        if self.unread().len() > LONGEST_HEAD {
            return Err(malformed());
        }
        self.more()
    }

    fn more(&mut self) -> Result<(), TransportError> {
        match self.connection.read(&mut self.buffer).map_err(failure)? {
            0 => Err(TransportError::interrupted(
                "the connection was closed before the response was complete",
            )),
            _ => Ok(()),
        }
    }

    fn unread(&self) -> &[u8] {
        self.buffer.get(self.at..).unwrap_or_default()
    }

    fn forget_read(&mut self) {
        self.buffer.drain(..self.at.min(self.buffer.len()));
        self.at = 0;
    }
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
