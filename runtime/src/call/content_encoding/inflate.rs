//! Deflate, the compression in both codings: compressed bytes go in, the bytes come out, and where they ended.

use miniz_oxide::inflate::{
    TINFLStatus,
    core::{
        DecompressorOxide, decompress,
        inflate_flags::{TINFL_FLAG_PARSE_ZLIB_HEADER, TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF},
    },
};

use super::fault::Fault;

/// The size that is tried first, in multiples of the compressed bytes.
const USUAL_RATIO: usize = 6;

/// Decodes the coding `deflate`: zlib's format by its specification, and bare in some services.
pub(super) fn deflate(body: &[u8], limit: usize) -> Result<Vec<u8>, Fault> {
    let mut output = Output::new(body.len(), limit);
    match output.inflate(body, TINFL_FLAG_PARSE_ZLIB_HEADER) {
        Err(Fault::Corrupt) => {
            output.length = 0;
            output.inflate(body, 0)?;
        }
        outcome => _ = outcome?,
    }
    Ok(output.into_bytes())
}

/// What has been decoded. One output serves all members of a body, so that many small ones cost no more than a large one.
pub(super) struct Output {
    state: Box<DecompressorOxide>,
    /// The bytes, and zeros where more of them go.
    bytes: Vec<u8>,
    length: usize,
    limit: usize,
}

impl Output {
    /// Makes room for what so many compressed bytes usually hold.
    pub(super) fn new(compressed: usize, limit: usize) -> Self {
        let usual = compressed.saturating_mul(USUAL_RATIO);
        Self {
            state: Box::default(),
            bytes: vec![0; usual.clamp(1, most(limit))],
            length: 0,
            limit,
        }
    }

    /// Decodes bare compressed bytes, and returns those that they decode to and what follows them in the input.
    pub(super) fn member<'a>(&mut self, input: &'a [u8]) -> Result<(&[u8], &'a [u8]), Fault> {
        let begin = self.length;
        let rest = self.inflate(input, 0)?;
        Ok((self.bytes.get(begin..self.length).unwrap_or_default(), rest))
    }

    pub(super) fn into_bytes(mut self) -> Vec<u8> {
        self.bytes.truncate(self.length);
        self.bytes
    }

    fn inflate<'a>(&mut self, input: &'a [u8], flags: u32) -> Result<&'a [u8], Fault> {
        let flags = flags | TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
        let (begin, mut rest) = (self.length, input);
        self.state.init();
        loop {
            // No member refers to the bytes of another.
            let output = self.bytes.get_mut(begin..).unwrap_or_default();
            let at = self.length - begin;
            let (status, read, written) = decompress(&mut self.state, rest, output, at, flags);
            rest = rest.get(read..).unwrap_or_default();
            self.length += written;
            if self.length > self.limit {
                return Err(Fault::TooLarge);
            }
            match status {
                TINFLStatus::Done => return Ok(rest),
                TINFLStatus::HasMoreOutput => {
                    let doubled = self.bytes.len().saturating_mul(2);
                    self.bytes.resize(doubled.min(most(self.limit)), 0);
                }
                _ => return Err(Fault::Corrupt),
            }
        }
    }
}

/// Returns one more byte than allowed, which shows what is too much.
fn most(limit: usize) -> usize {
    limit.saturating_add(1)
}
