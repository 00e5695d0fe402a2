//! Base64 with padding, as Basic authentication wants it: bytes in, text out, and back.

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Returns `bytes` in Base64.
pub(crate) fn encode(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |index: usize| u32::from(chunk.get(index).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for digit in 0..4 {
            out.push(if digit <= chunk.len() {
                symbol(bits >> (18 - 6 * digit))
            } else {
                '='
            });
        }
    }
    out
}

fn symbol(bits: u32) -> char {
    char::from(ALPHABET[(bits & 63) as usize])
}

/// Returns the bytes that a text is, unless it is not Base64.
pub(crate) fn decode(text: &str) -> Option<Vec<u8>> {
    let digits = text.trim_end_matches('=').as_bytes();
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    for chunk in digits.chunks(4) {
        let mut bits = 0;
        for digit in chunk {
            let value = ALPHABET.iter().position(|symbol| symbol == digit)?;
            bits = bits << 6 | u32::try_from(value).ok()?;
        }
        bits <<= 6 * (4 - chunk.len());
        let [_, decoded @ ..] = bits.to_be_bytes();
        bytes.extend(decoded.iter().take(chunk.len().checked_sub(1)?));
    }
    Some(bytes)
}

/// Returns the bytes that a text is, unless it differs from what [`encode`] makes of them: in its padding, or in bits that
/// belong to no byte.
#[cfg(feature = "webhooks")]
pub(crate) fn decode_canonical(text: &str) -> Option<Vec<u8>> {
    decode(text).filter(|bytes| encode(bytes) == text)
}

#[cfg(test)]
mod tests {
    use super::{decode, encode};

    #[cfg(feature = "webhooks")]
    #[test]
    fn bytes_have_one_canonical_text() {
        use super::decode_canonical;

        assert_eq!(decode_canonical("Zm8=").as_deref(), Some(&b"fo"[..]));
        for text in ["Zm8", "Zm9=", "Zm8==", "Zm8=\n", "=", "Zm8=Zm8="] {
            assert_eq!(decode_canonical(text), None, "{text}");
        }
    }

    #[test]
    fn agrees_with_the_vectors_of_rfc_4648() {
        for (text, encoded) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foobar", "Zm9vYmFy"),
            ("\u{ff}\u{3ff}", "w7/Pvw=="),
        ] {
            assert_eq!(encode(text.as_bytes()), encoded);
            assert_eq!(decode(encoded).as_deref(), Some(text.as_bytes()));
        }
    }
}
