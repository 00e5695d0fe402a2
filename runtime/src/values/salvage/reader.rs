//! A walk over a JSON text, value by value: the text goes in, what each type asks for comes out, and at the end the list of
//! what did not fit.
//!
//! Each value is read or passed over exactly once, so the time grows with the text alone. Nesting is bounded, since the
//! types call each other as the text nests; what lies deeper is passed over without a call.

use std::borrow::Cow;

use super::{charset::Decoded, string};
use crate::values::{json_path::is_name, mismatch::Mismatch};

/// How deep lists and objects may nest, as in `serde_json`.
const DEPTH_LIMIT: usize = 127;

/// How many mismatches are listed. More are read, but not listed.
const LISTED: usize = 10_000;

/// The text is not JSON, or ends too early.
#[derive(Debug)]
pub struct NotJson;

/// What a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the JSON type of its name")]
pub enum Kind {
    Null,
    Boolean,
    Number,
    Text,
    List,
    Object,
    /// A list or an object within more of them than can be read.
    Deep,
}

/// What reads a member of an object, whose name it is given.
type ReadMember<'a, 'b> = dyn FnMut(&str, &mut Reader<'a>) -> Result<(), NotJson> + 'b;

/// A place in a JSON text.
pub struct Reader<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
    /// Whether replacement characters in the text are damage.
    is_damaged: bool,
    path: String,
    mismatches: Vec<Mismatch>,
    /// Where the value begins that was reported last.
    reported: Option<usize>,
}

impl<'a> Reader<'a> {
    /// Begins at the first value of a text. A byte order mark is not part of it.
    pub(super) fn of(body: &'a Decoded<'_>) -> Self {
        let text = body.text.as_ref();
        Self {
            is_damaged: body.is_damaged,
            ..Self::new(text.strip_prefix('\u{feff}').unwrap_or(text))
        }
    }

    pub(super) fn new(text: &'a str) -> Self {
        Self {
            text,
            at: 0,
            depth: 0,
            is_damaged: false,
            path: String::new(),
            mismatches: Vec::new(),
            reported: None,
        }
    }

    /// Ends the walk, and returns what did not fit, in the order of the text.
    pub(super) fn end(mut self) -> Result<Vec<Mismatch>, NotJson> {
        match self.peek() {
            None => Ok(self.mismatches),
            Some(_) => Err(NotJson),
        }
    }

    /// Returns what the next value is.
    pub(crate) fn kind(&mut self) -> Result<Kind, NotJson> {
        Ok(match self.peek().ok_or(NotJson)? {
            b'{' | b'[' if self.depth >= DEPTH_LIMIT => Kind::Deep,
            b'{' => Kind::Object,
            b'[' => Kind::List,
            b'"' => Kind::Text,
            b't' | b'f' => Kind::Boolean,
            b'n' => Kind::Null,
            b'-' | b'0'..=b'9' => Kind::Number,
            _ => return Err(NotJson),
        })
    }

    /// Passes over the next value if it is `null`.
    pub(crate) fn take_null(&mut self) -> Result<bool, NotJson> {
        let is_null = self.kind()? == Kind::Null;
        if is_null {
            self.skip()?;
        }
        Ok(is_null)
    }

    /// Passes over the next value, and returns its JSON.
    pub(crate) fn take(&mut self) -> Result<&'a str, NotJson> {
        self.peek();
        let begin = self.at;
        self.skip()?;
        Ok(&self.text[begin..self.at])
    }

    /// Passes over the next value, which should have been `expected`, and reports it.
    pub(crate) fn refuse<T>(&mut self, expected: &'static str) -> Result<Option<T>, NotJson> {
        let found = self.kind()?.name();
        let begin = self.at;
        self.skip()?;
        self.report(begin, expected, found);
        Ok(None)
    }

    /// Reports the value from `begin` to here.
    pub(super) fn report(&mut self, begin: usize, expected: &'static str, found: &'static str) {
        self.reported = Some(begin);
        if self.mismatches.len() < LISTED {
            let raw = Some(&self.text[begin..self.at]);
            let mismatch = Mismatch::new(&self.path, expected, found, raw);
            self.mismatches.push(mismatch);
        }
    }

    /// Reports that a member is missing from the object that was read last.
    pub(crate) fn report_missing(&mut self, name: &str) {
        if self.mismatches.len() < LISTED {
            let length = self.enter_member(name);
            let mismatch = Mismatch::new(&self.path, "a value", "nothing", None);
            self.mismatches.push(mismatch);
            self.path.truncate(length);
        }
    }

    /// Returns the place of the next value.
    pub(crate) fn place(&mut self) -> usize {
        self.peek();
        self.at
    }

    /// Returns the JSON from this place to here if it was the last to be reported.
    pub(crate) fn reported_since(&self, place: usize) -> Option<&'a str> {
        (self.reported == Some(place)).then(|| &self.text[place..self.at])
    }

    /// Returns how many mismatches there are so far.
    pub(crate) fn mismatches(&self) -> usize {
        self.mismatches.len()
    }

    /// Returns the mismatches after the first `count`, with paths below the value that is being read.
    pub(crate) fn mismatches_since(&self, count: usize) -> Vec<Mismatch> {
        let mismatches = self.mismatches.get(count..).unwrap_or_default();
        let below = |mismatch: &Mismatch| mismatch.below(self.path.len());
        mismatches.iter().map(below).collect()
    }

    /// Reads a text, and reports one with half a character.
    pub(super) fn string(&mut self) -> Result<Cow<'a, str>, NotJson> {
        let begin = self.place();
        let (text, is_broken) = self.take_string()?;
        if is_broken {
            self.report(begin, "a text", "a text with broken characters");
        }
        Ok(text)
    }

    /// Reads the items of a list.
    pub(super) fn items(
        &mut self,
        read: &mut dyn FnMut(&mut Self) -> Result<(), NotJson>,
    ) -> Result<(), NotJson> {
        self.expect(b'[')?;
        self.depth += 1;
        let length = self.path.len();
        let mut index = 0_usize;
        if self.peek() != Some(b']') {
            loop {
                self.enter_item(index);
                read(self)?;
                self.path.truncate(length);
                index += 1;
                if !self.take_byte(b',') {
                    break;
                }
            }
        }
        self.depth -= 1;
        self.expect(b']')
    }

    /// Reads the members of an object.
    pub(crate) fn members(&mut self, read: &mut ReadMember<'a, '_>) -> Result<(), NotJson> {
        self.expect(b'{')?;
        self.depth += 1;
        if self.peek() != Some(b'}') {
            loop {
                let (name, _) = self.take_string()?;
                self.expect(b':')?;
                let length = self.enter_member(&name);
                read(&name, self)?;
                self.path.truncate(length);
                if !self.take_byte(b',') {
                    break;
                }
            }
        }
        self.depth -= 1;
        self.expect(b'}')
    }

    fn enter_item(&mut self, index: usize) {
        self.path.push('[');
        self.path.push_str(&index.to_string());
        self.path.push(']');
    }

    /// Extends the path, and returns how long it was.
    fn enter_member(&mut self, name: &str) -> usize {
        let length = self.path.len();
        if is_name(name) {
            self.path.push('.');
            self.path.push_str(name);
        } else {
            self.path.push_str("[..]");
        }
        length
    }
}

/// The text itself.
impl<'a> Reader<'a> {
    /// Returns the next byte that is not a space.
    fn peek(&mut self) -> Option<u8> {
        let rest = &self.text.as_bytes()[self.at..];
        let is_space = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\r' | b'\n');
        let spaces = rest.iter().take_while(|byte| is_space(byte)).count();
        self.at += spaces;
        rest.get(spaces).copied()
    }

    fn take_byte(&mut self, byte: u8) -> bool {
        let is_next = self.peek() == Some(byte);
        self.at += usize::from(is_next);
        is_next
    }

    fn expect(&mut self, byte: u8) -> Result<(), NotJson> {
        self.take_byte(byte).then_some(()).ok_or(NotJson)
    }

    fn take_string(&mut self) -> Result<(Cow<'a, str>, bool), NotJson> {
        let written = self.skip_string()?;
        let string::Unescaped { text, is_broken } = string::unescaped(written);
        let is_damaged = self.is_damaged && text.contains(char::REPLACEMENT_CHARACTER);
        Ok((text, is_broken || is_damaged))
    }

    /// Passes over a text, and returns what is between its quotes.
    fn skip_string(&mut self) -> Result<&'a str, NotJson> {
        self.expect(b'"')?;
        let rest = &self.text[self.at..];
        let length = string::length(rest).ok_or(NotJson)?;
        self.at += length + 1;
        Ok(&rest[..length])
    }

    /// Passes over a value without a call for each level of it.
    fn skip(&mut self) -> Result<(), NotJson> {
        let mut open = Vec::new();
        loop {
            match self.peek().ok_or(NotJson)? {
                b'{' => {
                    self.at += 1;
                    open.push(b'}');
                    if self.peek() != Some(b'}') {
                        self.skip_name()?;
                        continue;
                    }
                }
                b'[' => {
                    self.at += 1;
                    open.push(b']');
                    if self.peek() != Some(b']') {
                        continue;
                    }
                }
                b'"' => drop(self.skip_string()?),
                _ => self.skip_word()?,
            }
            if self.leave(&mut open)? {
                return Ok(());
            }
        }
    }

    /// Closes what ends after a value, and returns whether that was all.
    fn leave(&mut self, open: &mut Vec<u8>) -> Result<bool, NotJson> {
        while let Some(close) = open.last().copied() {
            if self.take_byte(b',') {
                if close == b'}' {
                    self.skip_name()?;
                }
                return Ok(false);
            }
            self.expect(close)?;
            open.pop();
        }
        Ok(true)
    }

    fn skip_name(&mut self) -> Result<(), NotJson> {
        self.skip_string()?;
        self.expect(b':')
    }

    /// Passes over a number, `true`, `false` or `null`.
    fn skip_word(&mut self) -> Result<(), NotJson> {
        let rest = &self.text[self.at..];
        let is_end = |character: char| {
            !(character.is_ascii_alphanumeric() || matches!(character, '-' | '+' | '.'))
        };
        let word = &rest[..rest.find(is_end).unwrap_or(rest.len())];
        if !matches!(word, "true" | "false" | "null") && !is_number(word) {
            return Err(NotJson);
        }
        self.at += word.len();
        Ok(())
    }
}

impl Kind {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean => "a boolean",
            Self::Number => "a number",
            Self::Text => "a text",
            Self::List => "a list",
            Self::Object => "an object",
            Self::Deep => "a value nested too deeply",
        }
    }
}

/// Whether a word is a number of JSON, of any size.
pub(super) fn is_number(word: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let word = word.strip_prefix('-').unwrap_or(word);
    let (word, exponent) = match word.split_once(['e', 'E']) {
        Some((word, exponent)) => (word, exponent.strip_prefix(['+', '-']).unwrap_or(exponent)),
        None => (word, "0"),
    };
    let (whole, fraction) = word.split_once('.').unwrap_or((word, "0"));
    let has_leading_zero = whole.len() > 1 && whole.starts_with('0');
    digits(whole) && !has_leading_zero && digits(fraction) && digits(exponent)
}
