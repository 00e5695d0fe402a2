//! Deflate, the compression in both codings: compressed bytes go in, the bytes come out, and where they ended.

use miniz_oxide::inflate::{
    TINFLStatus,
    core::{
        DecompressorOxide, decompress,
        inflate_flags::{TINFL_FLAG_PARSE_ZLIB_HEADER, TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF},
    },
};

use super::Fault;

/// The size that is tried first, in multiples of the compressed bytes.
const USUAL_RATIO: usize = 6;

/// Decodes the coding `deflate`: zlib's format by its specification, and bare in some services.
pub(super) fn deflate(body: &[u8], limit: usize) -> Result<Vec<u8>, Fault> {
    match inflate(body, TINFL_FLAG_PARSE_ZLIB_HEADER, limit) {
        Err(Fault::Corrupt) => Ok(inflate(body, 0, limit)?.0),
        outcome => Ok(outcome?.0),
    }
}

/// Decodes bare compressed bytes, and returns what follows them too.
pub(super) fn bare(input: &[u8], limit: usize) -> Result<(Vec<u8>, &[u8]), Fault> {
    inflate(input, 0, limit)
}

fn inflate(input: &[u8], flags: u32, limit: usize) -> Result<(Vec<u8>, &[u8]), Fault> {
    // One more than allowed, which shows what is too much.
    let most = limit.saturating_add(1);
    let mut state = Box::<DecompressorOxide>::default();
    let mut output = vec![0; input.len().saturating_mul(USUAL_RATIO).clamp(1, most)];
    let (mut rest, mut length) = (input, 0);
    loop {
        let flags = flags | TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
        let (status, read, written) = decompress(&mut state, rest, &mut output, length, flags);
        rest = rest.get(read..).unwrap_or_default();
        length += written;
        if length > limit {
            return Err(Fault::TooLarge);
        }
        match status {
            TINFLStatus::Done => break,
            TINFLStatus::HasMoreOutput => {
                output.resize(output.len().saturating_mul(2).min(most), 0);
            }
            _ => return Err(Fault::Corrupt),
        }
    }
    output.truncate(length);
    Ok((output, rest))
}
