//! The coding `gzip` (RFC 1952): its bytes go in, what they hold comes out, with length and checksum checked.

use super::{fault::Fault, inflate::Output};

/// The bits of the flags that say which optional parts the head has.
const CHECKSUM: u8 = 2;
const EXTRA: u8 = 4;
const NAME: u8 = 8;
const COMMENT: u8 = 16;

/// Decodes one member after the other.
pub(super) fn gzip(body: &[u8], limit: usize) -> Result<Vec<u8>, Fault> {
    let mut output = Output::new(body.len(), limit);
    let mut rest = body;
    loop {
        let data = after_head(rest).ok_or(Fault::Corrupt)?;
        let (member, after) = output.member(data)?;
        rest = after_trailer(after, member).ok_or(Fault::Corrupt)?;
        if rest.is_empty() {
            return Ok(output.into_bytes());
        }
    }
}

/// Returns what follows the head of a member.
fn after_head(member: &[u8]) -> Option<&[u8]> {
    let [0x1f, 0x8b, 8, flags, _, _, _, _, _, _, rest @ ..] = member else {
        return None;
    };
    let has = |flag: u8| flags & flag != 0;
    let mut rest = rest;
    if has(EXTRA) {
        let (length, after) = rest.split_first_chunk()?;
        rest = after.get(usize::from(u16::from_le_bytes(*length))..)?;
    }
    for flag in [NAME, COMMENT] {
        if has(flag) {
            let end = rest.iter().position(|byte| *byte == 0)?;
            rest = rest.get(end + 1..)?;
        }
    }
    if has(CHECKSUM) {
        rest.get(2..)
    } else {
        Some(rest)
    }
}

/// Returns what follows the checksum and the length of a member, if they are right.
fn after_trailer<'a>(rest: &'a [u8], member: &[u8]) -> Option<&'a [u8]> {
    let (checksum, rest) = rest.split_first_chunk()?;
    let (length, rest) = rest.split_first_chunk()?;
    // The length counts modulo 2³².
    let is_length = member.len() as u64 & 0xffff_ffff == u64::from(u32::from_le_bytes(*length));
    let is_checksum = crc32(member) == u32::from_le_bytes(*checksum);
    (is_length && is_checksum).then_some(rest)
}

fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32, byte: &u8| TABLE[usize::from(crc.to_le_bytes()[0] ^ byte)] ^ (crc >> 8);
    !bytes.iter().fold(!0, step)
}

/// The remainder of each byte.
static TABLE: [u32; 256] = table();

const fn table() -> [u32; 256] {
    let mut table = [0; 256];
    let mut index = 0_u32;
    while index < 256 {
        let mut crc = index;
        let mut bit = 0;
        while bit < 8 {
            crc = (crc >> 1) ^ if crc & 1 == 1 { 0xedb8_8320 } else { 0 };
            bit += 1;
        }
        table[index as usize] = crc;
        index += 1;
    }
    table
}
