//! Bytes as the caller read them in, checked text out.

use std::borrow::Cow;

use crate::diagnostic::{Diagnostic, Diagnostics};

/// One file: its name in messages, and its contents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The file as the caller names it; no file is opened by this name.
    pub name: String,
    /// The contents, in YAML or JSON.
    pub text: Vec<u8>,
}

/// The longest text that is read, in bytes. The longest published OpenAPI documents have about a third of it.
const LONGEST: usize = 32 << 20;

const BYTE_ORDER_MARK: &str = "\u{feff}";

/// How a text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Json,
    Yaml,
}

/// What a text looks like, by its first character other than a space.
pub(super) fn format(text: &str) -> Format {
    if text.trim_start().starts_with('{') {
        Format::Json
    } else {
        Format::Yaml
    }
}

impl Source {
    /// The text without a byte order mark, where it is text at all and can be a document.
    ///
    /// # Errors
    ///
    /// Nothing but spaces, too long a text, bytes that are not UTF-8, control characters, and pages in HTML or XML.
    pub(super) fn checked_text(&self) -> Result<&str, Diagnostics> {
        let text = self.decoded()?;
        if let Some(offset) = text.bytes().position(is_control) {
            let control = self.text[offset];
            return Err(self.refusal(
                Some(offset),
                format!("the control character U+{control:04X} has no place in a text"),
                "the file is damaged, or something else: restore it",
            ));
        }
        let text = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
        let message = match text.trim_start().chars().next() {
            None => "the file is empty",
            Some('<') => "this is an HTML or XML page, not an OpenAPI document",
            Some(_) => return Ok(text),
        };
        Err(self.refusal(None, message, EXPECTED))
    }

    /// The text, where it is UTF-8 and not too long.
    fn decoded(&self) -> Result<&str, Diagnostics> {
        if self.text.len() > LONGEST {
            let message = format!("the text is longer than {} MiB", LONGEST >> 20);
            let help = "give one OpenAPI document, not a bundle of them";
            return Err(self.refusal(None, message, help));
        }
        let help = "save the file as UTF-8";
        if self.text.starts_with(&[0xff, 0xfe]) || self.text.starts_with(&[0xfe, 0xff]) {
            let message = "the text is UTF-16, expected UTF-8";
            return Err(self.refusal(Some(0), message, help));
        }
        std::str::from_utf8(&self.text).map_err(|error| {
            let offset = error.valid_up_to();
            let message = format!("byte {:#04x} is not UTF-8 text", self.text[offset]);
            self.refusal(Some(offset), message, help)
        })
    }

    /// Why the file cannot be read, with the byte at fault if there is one.
    fn refusal(
        &self,
        offset: Option<usize>,
        message: impl Into<String>,
        help: &str,
    ) -> Diagnostics {
        let position = offset.map(|offset| position(&self.text, offset));
        Diagnostic::at(&self.name, position, message.into(), help).into()
    }

    /// Line and column (in characters) where the content begins, behind comments; the first of all where there is none. Nothing
    /// where the file is not text, or too long.
    pub(super) fn start(&self) -> Option<(usize, usize)> {
        if self.text.len() > LONGEST || std::str::from_utf8(&self.text).is_err() {
            return None;
        }
        Some(content(&self.lossy_text()).unwrap_or((1, 1)))
    }

    /// Whether the file is a text with nothing in it but space and comments.
    pub(crate) fn is_blank(&self) -> bool {
        std::str::from_utf8(&self.text).is_ok() && content(&self.lossy_text()).is_none()
    }

    /// The text for excerpts: what is not UTF-8 is replaced.
    pub(crate) fn lossy_text(&self) -> Cow<'_, str> {
        let bytes = self
            .text
            .strip_prefix(BYTE_ORDER_MARK.as_bytes())
            .unwrap_or(&self.text);
        // Nearly every file is UTF-8, and checking that is faster.
        std::str::from_utf8(bytes).map_or_else(|_| String::from_utf8_lossy(bytes), Cow::Borrowed)
    }
}

/// Line and column (in characters) of what is first in a text, behind comments.
fn content(text: &str) -> Option<(usize, usize)> {
    text.lines().enumerate().find_map(|(index, line)| {
        let content = line.trim_start();
        let is_content = !content.is_empty() && !content.starts_with(['#', '%']) && line != "---";
        let indent = line.chars().count() - content.chars().count();
        is_content.then_some((index + 1, indent + 1))
    })
}

/// Whether a byte is one of ASCII's control characters that neither YAML nor JSON allows.
fn is_control(byte: u8) -> bool {
    byte.is_ascii_control() && !matches!(byte, b'\t' | b'\n' | b'\r')
}

/// What to do about a file that is something else.
pub(super) const EXPECTED: &str =
    "expected an OpenAPI 3.0 or 3.1 document in YAML or JSON; was the raw file downloaded?";

/// Line and column (in characters) of a byte, both from one.
fn position(text: &[u8], offset: usize) -> (usize, usize) {
    let before = String::from_utf8_lossy(&text[..offset]);
    let line_start = before.rfind('\n').map_or(0, |index| index + 1);
    (
        before.matches('\n').count() + 1,
        before[line_start..].chars().count() + 1,
    )
}
