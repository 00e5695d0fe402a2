//! A text in, any of its lines out without reading the text again.

use std::borrow::Cow;

/// How many characters before and after a place are looked at: a document can be a single line.
const REACH: usize = 1 << 16;

/// A text and where its lines begin, in bytes.
pub(crate) struct Lines<'a> {
    text: Cow<'a, str>,
    starts: Vec<usize>,
    is_ascii: bool,
}

/// The characters around a place in a line.
pub(super) struct Around {
    /// With a space for a tab.
    pub(super) characters: Vec<char>,
    /// How many characters of the line come before them.
    pub(super) skipped: usize,
}

impl<'a> Lines<'a> {
    pub(crate) fn of(text: Cow<'a, str>) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let starts = std::iter::once(0).chain(ends.map(|(at, _)| at + 1));
        Self {
            starts: starts.collect(),
            is_ascii: text.is_ascii(),
            text,
        }
    }

    /// The characters around a line and column, or `None` if the text has no such line.
    pub(super) fn around(&self, (line, column): (usize, usize)) -> Option<Around> {
        let line = self.line(line)?;
        let skipped = column.saturating_sub(REACH);
        let from = if self.is_ascii {
            line.get(skipped..)?
        } else {
            let (from, _) = line
                .char_indices()
                .nth(skipped)
                .unwrap_or((line.len(), ' '));
            &line[from..]
        };
        let characters = from.chars().take(2 * REACH);
        Some(Around {
            characters: characters
                .map(|c| if c == '\t' { ' ' } else { c })
                .collect(),
            skipped,
        })
    }

    fn line(&self, number: usize) -> Option<&str> {
        let index = number.checked_sub(1)?;
        let start = *self.starts.get(index)?;
        let end = self.starts.get(index + 1).copied();
        let line = &self.text[start..end.unwrap_or(self.text.len())];
        // An empty rest behind the last line break is no line.
        let is_line = end.is_some() || !line.is_empty();
        let line = line.strip_suffix('\n').unwrap_or(line);
        is_line.then(|| line.strip_suffix('\r').unwrap_or(line))
    }
}

#[cfg(test)]
mod tests {
    use super::{Lines, REACH};

    #[test]
    fn lines_are_those_of_the_standard_library() {
        for text in ["", "a", "a\n", "a\r\nb", "\n\n", "ä\tb\r\n\r\nc\n", "a\rb"] {
            let lines = Lines::of(text.into());
            for (index, line) in text.lines().enumerate() {
                assert_eq!(lines.line(index + 1), Some(line), "{text:?}");
            }
            assert_eq!(lines.line(text.lines().count() + 1), None, "{text:?}");
            assert_eq!(lines.line(0), None, "{text:?}");
        }
    }

    #[test]
    fn a_long_line_is_not_read_whole() {
        for letter in ["a", "ä"] {
            let text = letter.repeat(9 * REACH);
            let lines = Lines::of(text.as_str().into());
            for column in [1, REACH, 5 * REACH, 9 * REACH] {
                let around = lines.around((1, column)).expect("the line is there");
                assert!(around.characters.len() <= 2 * REACH);
                let rest = column - 1 - around.skipped;
                assert!(rest < around.characters.len(), "{letter} {column}");
            }
        }
    }
}
