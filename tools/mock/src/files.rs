//! What is wrong with a file in; its name, the line and what was expected out.

use std::fmt;

/// A file that can't be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileError {
    file: String,
    position: Option<(usize, usize)>,
    problem: String,
}

impl FileError {
    /// A file that is wrong as a whole.
    pub(crate) fn new(file: &str, problem: impl Into<String>) -> Self {
        Self {
            file: file.to_owned(),
            position: None,
            problem: problem.into(),
        }
    }

    /// A text that is not the JSON that was expected.
    pub(crate) fn of_json(file: &str, error: &serde_json::Error, expected: &str) -> Self {
        let text = error.to_string();
        // The position is in front of the message, where editors look for it.
        let problem = text
            .rsplit_once(" at line ")
            .map_or(&*text, |(text, _)| text);
        Self {
            file: file.to_owned(),
            position: Some((error.line(), error.column())),
            problem: format!("{problem}; expected {expected}"),
        }
    }

    /// A part of a text that is not what was expected. `part` is a slice of `text`.
    pub(crate) fn at(file: &str, text: &str, part: &str, problem: impl Into<String>) -> Self {
        let offset = (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
        let before = text.get(..offset).unwrap_or_default();
        let column = before
            .rsplit('\n')
            .next()
            .unwrap_or_default()
            .chars()
            .count()
            + 1;
        Self {
            file: file.to_owned(),
            position: Some((before.matches('\n').count() + 1, column)),
            problem: problem.into(),
        }
    }

    /// The same at the place of an error within a part of the text.
    pub(crate) fn within(
        file: &str,
        text: &str,
        part: &str,
        error: &serde_json::Error,
        expected: &str,
    ) -> Self {
        let mut outer = Self::at(file, text, part, "");
        let inner = Self::of_json(file, error, expected);
        if let (Some(place), Some((line, column))) = (&mut outer.position, inner.position) {
            place.1 = if line > 1 {
                column
            } else {
                place.1 + column.saturating_sub(1)
            };
            place.0 += line.saturating_sub(1);
        }
        outer.problem = inner.problem;
        outer
    }
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some((line, column)) = self.position {
            write!(f, ":{line}:{column}")?;
        }
        write!(f, ": {}", self.problem)
    }
}

impl std::error::Error for FileError {}
