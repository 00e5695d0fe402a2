//! Base64: bytes in, text out, and back. With padding for Basic authentication, and in the alphabet for URLs, without padding, for
//! tokens.

use std::mem;

use zeroize::Zeroizing;

/// The symbols of a kind of Base64, and whether its texts are padded.
struct Alphabet {
    symbols: &'static [u8; 64],
    is_padded: bool,
}

const STANDARD: Alphabet = Alphabet {
    symbols: b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/",
    is_padded: true,
};
const URL: Alphabet = Alphabet {
    symbols: b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_",
    is_padded: false,
};

/// Returns `bytes` in Base64.
pub(crate) fn encode(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    append(&mut out, bytes, &STANDARD);
    out
}

/// Appends `bytes` in the alphabet for URLs, without padding.
#[cfg(feature = "access-token")]
pub(crate) fn append_url(out: &mut String, bytes: &[u8]) {
    append(out, bytes, &URL);
}

/// Returns how many characters the Base64 of so many bytes has without padding.
#[cfg(feature = "access-token")]
pub(crate) const fn url_length(bytes: usize) -> usize {
    (bytes * 4).div_ceil(3)
}

fn append(out: &mut String, bytes: &[u8], alphabet: &Alphabet) {
    for chunk in bytes.chunks(3) {
        let byte = |index: usize| u32::from(chunk.get(index).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for digit in 0..=chunk.len() {
            let value = bits >> (18 - 6 * digit) & 63;
            out.push(char::from(alphabet.symbols[value as usize]));
        }
        if alphabet.is_padded {
            out.extend((chunk.len()..3).map(|_| '='));
        }
    }
}

/// Returns the bytes that a text is, unless it is not Base64.
pub(crate) fn decode(text: &str) -> Option<Vec<u8>> {
    decoded(text, &STANDARD).map(|mut bytes| mem::take(&mut *bytes))
}

/// Returns the bytes that a text in the alphabet for URLs is. Padding may be missing.
pub(crate) fn decode_url(text: &str) -> Option<Zeroizing<Vec<u8>>> {
    decoded(text, &URL)
}

fn decoded(text: &str, alphabet: &Alphabet) -> Option<Zeroizing<Vec<u8>>> {
    let digits = text.trim_end_matches('=').as_bytes();
    // Room for all of it from the start, because a buffer that grows leaves its old memory behind, which may hold a secret.
    let mut bytes = Zeroizing::new(Vec::with_capacity(digits.len().div_ceil(4) * 3));
    for chunk in digits.chunks(4) {
        let mut bits = 0;
        for digit in chunk {
            let value = alphabet.symbols.iter().position(|symbol| symbol == digit)?;
            bits = bits << 6 | u32::try_from(value).ok()?;
        }
        bits <<= 6 * (4 - chunk.len());
        let [_, decoded @ ..] = bits.to_be_bytes();
        bytes.extend(decoded.iter().take(chunk.len().checked_sub(1)?));
    }
    Some(bytes)
}

/// Returns the bytes that a padded text is, unless it is not the one text for them.
#[cfg(feature = "webhooks")]
pub(crate) fn decode_canonical(text: &str) -> Option<Zeroizing<Vec<u8>>> {
    canonical(text, &STANDARD)
}

/// Returns the bytes that a text in the alphabet for URLs is, unless it is not the one text for them.
#[cfg(feature = "access-token")]
pub(crate) fn decode_url_canonical(text: &str) -> Option<Zeroizing<Vec<u8>>> {
    canonical(text, &URL)
}

/// Other texts for the same bytes differ in their padding, or in bits that belong to no byte.
#[cfg(any(feature = "access-token", feature = "webhooks"))]
fn canonical(text: &str, alphabet: &Alphabet) -> Option<Zeroizing<Vec<u8>>> {
    let bytes = decoded(text, alphabet)?;
    let mut again = Zeroizing::new(String::with_capacity(bytes.len().div_ceil(3) * 4));
    append(&mut again, &bytes, alphabet);
    (*again == text).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::{decode, decode_url, encode};

    const VECTORS: [(&str, &str); 6] = [
        ("", ""),
        ("f", "Zg=="),
        ("fo", "Zm8="),
        ("foo", "Zm9v"),
        ("foobar", "Zm9vYmFy"),
        ("\u{ff}\u{3ff}", "w7/Pvw=="),
    ];

    #[cfg(feature = "webhooks")]
    #[test]
    fn bytes_have_one_canonical_text() {
        use super::decode_canonical;

        let bytes = |text| decode_canonical(text).map(|bytes| bytes.to_vec());
        assert_eq!(bytes("Zm8=").as_deref(), Some(&b"fo"[..]));
        for text in ["Zm8", "Zm9=", "Zm8==", "Zm8=\n", "=", "Zm8=Zm8="] {
            assert_eq!(bytes(text), None, "{text}");
        }
    }

    #[cfg(feature = "access-token")]
    #[test]
    fn bytes_have_one_canonical_text_for_urls() {
        use super::decode_url_canonical;

        let bytes = |text| decode_url_canonical(text).map(|bytes| bytes.to_vec());
        assert_eq!(bytes("Zm8").as_deref(), Some(&b"fo"[..]));
        for text in ["Zm8=", "Zm9", "Zm8\n", "=", "Zm8==", "Z"] {
            assert_eq!(bytes(text), None, "{text}");
        }
    }

    #[test]
    fn agrees_with_the_vectors_of_rfc_4648() {
        for (text, encoded) in VECTORS {
            assert_eq!(encode(text.as_bytes()), encoded);
            assert_eq!(decode(encoded).as_deref(), Some(text.as_bytes()));
        }
    }

    fn url_bytes(text: &str) -> Option<Vec<u8>> {
        decode_url(text).map(|bytes| bytes.to_vec())
    }

    #[test]
    fn the_kind_for_urls_has_an_alphabet_of_its_own_and_needs_no_padding() {
        for (text, encoded) in VECTORS {
            let encoded = encoded.replace('/', "_");
            let unpadded = encoded.trim_end_matches('=');
            for encoded in [encoded.as_str(), unpadded] {
                assert_eq!(url_bytes(encoded).as_deref(), Some(text.as_bytes()));
            }
            #[cfg(feature = "access-token")]
            {
                let mut out = String::new();
                super::append_url(&mut out, text.as_bytes());
                assert_eq!(out, unpadded);
                assert_eq!(super::url_length(text.len()), unpadded.len());
            }
        }
        assert_eq!(url_bytes("_-8="), Some(vec![255, 239]));
        assert_eq!(url_bytes("a+b/"), None);
        assert_eq!(decode("a-b_"), None);
    }
}
