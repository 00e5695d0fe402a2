//! What arrives on a connection: bytes in, the parts of a response out. What was read is forgotten before more arrives,
//! so nothing that a service repeats can fill the memory.

use super::{connection::Connection, failure};
use crate::transport_error::TransportError;

/// The head of a response, a line between chunks and the trailers may not be longer.
pub(super) const LONGEST_HEAD: usize = 256 * 1024;

/// Room is not made for more than this before it arrives, whatever length the response claims.
const RESERVED_AT_MOST: usize = 1024 * 1024;

/// What has arrived on a connection, and how much of it is read.
pub(super) struct Input<'a> {
    connection: &'a mut Connection,
    buffer: Vec<u8>,
    at: usize,
}

impl<'a> Input<'a> {
    pub(super) fn new(connection: &'a mut Connection) -> Self {
        Self {
            connection,
            buffer: Vec::new(),
            at: 0,
        }
    }

    /// Whether there is something that was not read.
    pub(super) fn has_more(&self) -> bool {
        !self.unread().is_empty()
    }

    /// Reads what `parse` returns together with its length, once it is whole.
    pub(super) fn parsed<T>(
        &mut self,
        parse: impl Fn(&[u8]) -> Result<Option<(T, usize)>, TransportError>,
    ) -> Result<T, TransportError> {
        loop {
            if let Some((value, length)) = parse(self.unread())? {
                self.at += length;
                return Ok(value);
            }
            if self.unread().len() > LONGEST_HEAD {
                return Err(too_long());
            }
            self.more()?;
        }
    }

    /// Reads exactly `count` bytes.
    pub(super) fn exactly(&mut self, count: usize) -> Result<Vec<u8>, TransportError> {
        let mut taken = Vec::with_capacity(count.min(RESERVED_AT_MOST));
        self.exactly_into(&mut taken, count)?;
        Ok(taken)
    }

    /// Reads exactly `count` bytes to the end of `out`.
    pub(super) fn exactly_into(
        &mut self,
        out: &mut Vec<u8>,
        count: usize,
    ) -> Result<(), TransportError> {
        let end = out.len().saturating_add(count);
        loop {
            self.move_into(out, end - out.len());
            if out.len() == end {
                return Ok(());
            }
            self.more()?;
        }
    }

    /// Reads until the connection ends.
    pub(super) fn rest(&mut self, limit: usize) -> Result<Vec<u8>, TransportError> {
        let mut out = Vec::new();
        loop {
            self.move_into(&mut out, usize::MAX);
            if out.len() > limit {
                return Err(TransportError::too_large(limit));
            }
            if self.arrive()? == 0 {
                return Ok(out);
            }
        }
    }

    fn move_into(&mut self, out: &mut Vec<u8>, most: usize) {
        let unread = self.unread();
        let taken = unread.get(..most).unwrap_or(unread);
        out.extend_from_slice(taken);
        self.at += taken.len();
    }

    fn more(&mut self) -> Result<(), TransportError> {
        match self.arrive()? {
            0 => Err(TransportError::interrupted(
                "the connection was closed before the response was complete",
            )),
            _ => Ok(()),
        }
    }

    fn arrive(&mut self) -> Result<usize, TransportError> {
        self.buffer.drain(..self.at.min(self.buffer.len()));
        self.at = 0;
        self.connection.read(&mut self.buffer).map_err(failure)
    }

    fn unread(&self) -> &[u8] {
        self.buffer.get(self.at..).unwrap_or_default()
    }
}

pub(super) fn malformed() -> TransportError {
    TransportError::interrupted("the response is not HTTP/1.1")
}

pub(super) fn too_long() -> TransportError {
    TransportError::interrupted(
        "the head of the response, or what stands around its body, is too long",
    )
}
