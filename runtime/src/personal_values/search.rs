//! Finding a value in a text: both go in, how much of the text is the value comes out.
//!
//! A service repeats a value as it is, in other case, or escaped: for a URL, for a form, for JSON, or for several of
//! these at once.

use crate::encoding::percent::{ESCAPE_LENGTH, escaped_byte};

/// A value that is looked for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Sought(Box<str>);

/// A value with fewer characters is found only in its own case: `Al` in `Al`, not in `al`.
const SHORTEST_IN_ANY_CASE: usize = 3;

/// As many characters are enough to know a value by. Where a text repeats only the beginning of a long value, that much is
/// found, so that no text makes the search compare a long value at each of its places.
pub(super) const ENOUGH: usize = 256;

impl Sought {
    pub(super) fn new(value: &str) -> Self {
        Self(value.into())
    }

    /// Returns the characters of the value in lower case.
    pub(super) fn lower_case(&self) -> impl Iterator<Item = char> {
        self.0.chars().map(lower)
    }

    /// Returns how many bytes at the beginning of `text` are the value, unless it goes on as a longer word.
    pub(super) fn length_at_start(&self, text: &str) -> Option<usize> {
        // A value can look like the escaped form of another text.
        let lengths = [false, true].map(|is_escaped| self.length(text, is_escaped));
        lengths.into_iter().max().flatten()
    }

    fn length(&self, text: &str, is_escaped: bool) -> Option<usize> {
        let is_any_case = self.0.chars().nth(SHORTEST_IN_ANY_CASE - 1).is_some();
        let mut rest = text;
        for (index, expected) in self.0.chars().enumerate() {
            let found = next(rest, is_escaped);
            let is_same = |c: char| c == expected || (is_any_case && lower(c) == lower(expected));
            let width = match found.filter(|(c, _)| is_same(*c)) {
                Some((_, width)) => width,
                // An escape can be of the value itself: `\` followed by `n`.
                None if rest.starts_with(expected) => expected.len_utf8(),
                None => return (index >= ENOUGH).then_some(text.len() - rest.len()),
            };
            rest = rest.get(width..)?;
        }
        let last = self.0.chars().next_back().unwrap_or(' ');
        let after = next(rest, is_escaped).map_or(' ', |(c, _)| c);
        (!is_of_word(last) || !is_of_word(after)).then_some(text.len() - rest.len())
    }
}

/// Returns the characters that a text can begin with, plain or escaped, in lower case, and how many bytes each takes.
pub(super) fn first_of(text: &str) -> impl Iterator<Item = (char, usize)> {
    let first = |is_escaped| next(text, is_escaped).map(|(c, width)| (lower(c), width));
    let (plain, escaped) = (first(false), first(true));
    plain
        .into_iter()
        .chain(escaped.filter(move |first| Some(*first) != plain))
}

/// Whether the text at `at` is not the middle of a word, or what is there is written without spaces between words.
pub(super) fn is_at_border(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let here = text.get(at..).and_then(|rest| rest.chars().next());
    let is_in_word = before.ends_with(is_of_word) && here.is_some_and(is_of_word);
    !is_in_word || ends_with_escape(before)
}

/// Whether a text ends with an escape, which is no letter of a word: `%20`, `\n`, `\u00e9`.
fn ends_with_escape(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_escape = |length: usize, mark: &[u8]| {
        let (_, end) = bytes
            .split_at_checked(bytes.len().wrapping_sub(length))
            .unwrap_or_default();
        let digits = end.strip_prefix(mark);
        digits.is_some_and(|digits| !digits.is_empty() && digits.iter().all(u8::is_ascii_hexdigit))
    };
    let is_short = matches!(bytes, [.., b'\\', b'n' | b'r' | b't' | b'b' | b'f']);
    is_short || is_escape(3, b"%") || is_escape(6, b"\\u")
}

/// Whether a character is part of a word that ends at a space or a mark. Letters without case are of scripts that write
/// words without spaces, or join small words to others.
fn is_of_word(c: char) -> bool {
    c.is_lowercase() || c.is_uppercase() || c.is_numeric() || c == '_'
}

fn lower(c: char) -> char {
    let mut lower = c.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(lower), None) => lower,
        _ => c,
    }
}

/// Returns the first character of a text and how many bytes it takes.
fn next(text: &str, is_escaped: bool) -> Option<(char, usize)> {
    let first = text.chars().next()?;
    let escaped = match first {
        _ if !is_escaped => None,
        '%' => percent(text),
        '\\' => json(text),
        '+' => Some((' ', 1)),
        _ => None,
    };
    Some(escaped.unwrap_or((first, first.len_utf8())))
}

/// Reads the escapes of the bytes of one character.
fn percent(text: &str) -> Option<(char, usize)> {
    let mut bytes = [0; 4];
    let escapes = text
        .as_bytes()
        .chunks(ESCAPE_LENGTH)
        .map_while(escaped_byte);
    for (length, byte) in (1..).zip(escapes).take(bytes.len()) {
        bytes[length - 1] = byte;
        let read = str::from_utf8(&bytes[..length]).ok();
        if let Some(c) = read.and_then(|read| read.chars().next()) {
            return Some((c, ESCAPE_LENGTH * length));
        }
    }
    None
}

/// Reads an escape of JSON.
fn json(text: &str) -> Option<(char, usize)> {
    let unit = |at: usize| {
        let digits = text.get(at..at + 6)?.strip_prefix("\\u")?;
        u16::from_str_radix(digits, 16).ok()
    };
    let escaped = match text.as_bytes().get(1)? {
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        b'u' => {
            let units = unit(0).into_iter().chain(unit(6));
            let c = char::decode_utf16(units).next()?.ok()?;
            return Some((c, 6 * c.len_utf16()));
        }
        mark @ (b'"' | b'\\' | b'/') => char::from(*mark),
        _ => return None,
    };
    Some((escaped, 2))
}
