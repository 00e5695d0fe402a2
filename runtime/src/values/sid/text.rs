//! The text of a SID, whatever its type.
//!
//! Text and the prefixes it may have go in; 34 bytes in place, or what is wrong with it, come out.

/// The bytes of a SID: two letters and 32 hexadecimal digits.
const LENGTH: usize = 34;

/// Text of 34 bytes is always `Inline`, so that equal texts are equal values.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum SidText {
    Inline([u8; LENGTH]),
    Other(Box<str>),
}

/// What keeps a text from being a SID.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    Length(usize),
    Prefix,
    Digits,
}

impl SidText {
    /// Takes any text.
    pub(super) fn new(text: &str) -> Self {
        match text.as_bytes().try_into() {
            Ok(bytes) => Self::Inline(bytes),
            Err(_) => Self::Other(text.into()),
        }
    }

    pub(super) fn as_str(&self) -> &str {
        match self {
            // The bytes came from a `str`, so this never falls back.
            Self::Inline(bytes) => std::str::from_utf8(bytes).unwrap_or_default(),
            Self::Other(text) => text,
        }
    }

    pub(super) fn into_string(self) -> String {
        match self {
            Self::Inline(_) => self.as_str().to_owned(),
            Self::Other(text) => text.into(),
        }
    }
}

/// Returns the bytes of a SID that has one of the prefixes, or any two letters if the list is empty.
pub(super) const fn check(prefixes: &[&str], text: &str) -> Result<[u8; LENGTH], Fault> {
    let text = text.as_bytes();
    let (Some(bytes), LENGTH) = (text.first_chunk::<LENGTH>(), text.len()) else {
        return Err(Fault::Length(text.len()));
    };
    if !has_prefix(prefixes, bytes) {
        Err(Fault::Prefix)
    } else if !has_digits(bytes) {
        Err(Fault::Digits)
    } else {
        Ok(*bytes)
    }
}

// The two below use `while`, since iterators do not work in a `const fn`.

const fn has_prefix(prefixes: &[&str], text: &[u8; LENGTH]) -> bool {
    let mut index = 0;
    while index < prefixes.len() {
        if let &[first, second] = prefixes[index].as_bytes()
            && text[0] == first
            && text[1] == second
        {
            return true;
        }
        index += 1;
    }
    prefixes.is_empty() && text[0].is_ascii_alphabetic() && text[1].is_ascii_alphabetic()
}

const fn has_digits(text: &[u8; LENGTH]) -> bool {
    let mut index = 2;
    while index < LENGTH {
        if !text[index].is_ascii_hexdigit() {
            return false;
        }
        index += 1;
    }
    true
}
