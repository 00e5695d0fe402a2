//! How an answer is read: strictly or as far as it fits goes in, what did not fit comes out.

use crate::{
    error::decode_error::Malformed,
    message::http_response::HttpResponse,
    values::{mismatch::Mismatch, salvage},
};

/// The reading of one answer.
#[derive(Debug, Default)]
pub struct Reading {
    /// Whether the first mismatch is an error.
    pub(crate) is_strict: bool,
    /// What did not fit so far.
    pub(crate) mismatches: Vec<Mismatch>,
}

impl Reading {
    pub(crate) fn new(is_strict: bool) -> Self {
        Self {
            is_strict,
            mismatches: Vec::new(),
        }
    }

    /// Returns the result of the first, strict way of reading a body, or takes the second way.
    ///
    /// The second is for an error, and for an integer that the first has rounded. If it fails too, the error of the first is
    /// returned, which is more specific.
    pub(crate) fn settle<T>(
        &mut self,
        response: &HttpResponse,
        read: Result<T, Malformed>,
        salvage: impl FnOnce() -> Option<(T, Vec<Mismatch>)>,
    ) -> Result<T, Malformed> {
        if self.is_strict || (read.is_ok() && !salvage::has_large_integer(&response.body)) {
            return read;
        }
        match salvage() {
            Some((value, mismatches)) => {
                self.mismatches = mismatches;
                Ok(value)
            }
            None => read,
        }
    }
}
