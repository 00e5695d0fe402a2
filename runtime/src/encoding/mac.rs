//! HMAC: a key and the pieces of a message go in; what returns the code of the message, or compares it with another, comes out.

use hmac::{KeyInit, Mac};

/// Returns the HMAC of the pieces one after the other, which needn't be joined for it.
pub(crate) fn of<M: Mac + KeyInit>(key: &[u8], message: &[&[u8]]) -> M {
    let mac = <M as KeyInit>::new_from_slice(key).expect("HMAC takes keys of any length");
    message.iter().fold(mac, Mac::chain_update)
}
