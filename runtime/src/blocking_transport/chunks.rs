//! A body in chunks: what arrives goes in, the body without the lines around its chunks comes out.

use httparse::Status;

use super::input::{Input, LONGEST_HEAD, malformed, too_long};
use crate::transport_error::TransportError;

/// Reads chunks, and passes over the trailers behind them.
pub(super) fn read(input: &mut Input<'_>, limit: usize) -> Result<Vec<u8>, TransportError> {
    let mut body = Vec::new();
    loop {
        let size = input.parsed(parse_size)?;
        if size == 0 {
            pass_trailers(input)?;
            return Ok(body);
        }
        if size > limit - body.len() {
            return Err(TransportError::too_large(limit));
        }
        input.exactly_into(&mut body, size)?;
        if line(input)? != 0 {
            return Err(malformed());
        }
    }
}

fn pass_trailers(input: &mut Input<'_>) -> Result<(), TransportError> {
    let mut passed = 0;
    while passed <= LONGEST_HEAD {
        match line(input)? {
            0 => return Ok(()),
            length => passed += length,
        }
    }
    Err(too_long())
}

fn parse_size(bytes: &[u8]) -> Result<Option<(usize, usize)>, TransportError> {
    match httparse::parse_chunk_size(bytes) {
        Ok(Status::Complete((length, size))) => {
            let size = usize::try_from(size).map_err(|_| malformed())?;
            Ok(Some((size, length)))
        }
        Ok(Status::Partial) => Ok(None),
        Err(_) => Err(malformed()),
    }
}

/// Reads a line, and returns its length without its end.
fn line(input: &mut Input<'_>) -> Result<usize, TransportError> {
    input.parsed(|bytes| {
        let end = bytes.windows(2).position(|at| at == b"\r\n");
        Ok(end.map(|end| (end, end + 2)))
    })
}
