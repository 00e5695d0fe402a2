//! How reports and recordings show a content: bytes in, JSON out that can be compared.

use serde_json::{Value, json};

/// Returns text as it is, and of any other bytes their number and a checksum.
pub(crate) fn content(bytes: &[u8]) -> Value {
    match str::from_utf8(bytes) {
        Ok(text) => text.into(),
        Err(_) => json!({"bytes": bytes.len(), "checksum": format!("{:016x}", checksum(bytes))}),
    }
}

/// FNV-1a, which is the same on every machine.
fn checksum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
