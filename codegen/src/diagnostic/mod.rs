//! What went wrong, where, and how to mend it: collected, sorted and shown together.

mod json;
mod render;

use std::fmt;

/// How bad a diagnostic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing can be generated.
    Error,
    /// The client is generated, but something deserves a look.
    Warning,
    /// A fact worth knowing.
    Note,
}

/// A place in a document.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Location {
    /// The file as the caller named it.
    pub file: String,
    /// The JSON pointer, `/paths/~1v1~1FlexFlows/get`; empty for the whole document.
    pub pointer: String,
    /// Line and column, counted from one, where they are known.
    pub position: Option<(usize, usize)>,
}

/// One message about one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// Where it is.
    pub location: Location,
    /// What is wrong and what was expected.
    pub message: String,
    /// How to mend it.
    pub help: Option<String>,
}

impl Diagnostic {
    /// An error about a place in a text rather than a node of a document.
    pub(crate) fn at(
        file: &str,
        position: Option<(usize, usize)>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self {
            severity: Severity::Error,
            location: Location {
                file: file.to_owned(),
                pointer: String::new(),
                position,
            },
            message: message.into(),
            help: Some(help.into()),
        }
    }
}

/// All the diagnostics of one run.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    /// Adds an error at a pointer of a file.
    pub fn error(
        &mut self,
        file: &str,
        pointer: &str,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.push(Diagnostic {
            severity: Severity::Error,
            location: Location {
                file: file.to_owned(),
                pointer: pointer.to_owned(),
                position: None,
            },
            message: message.into(),
            help: Some(help.into()),
        });
    }

    /// Adds a warning at a pointer of a file.
    pub fn warning(
        &mut self,
        file: &str,
        pointer: &str,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.push(Diagnostic {
            severity: Severity::Warning,
            location: Location {
                file: file.to_owned(),
                pointer: pointer.to_owned(),
                position: None,
            },
            message: message.into(),
            help: Some(help.into()),
        });
    }

    /// Whether there is an error among them.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.list
            .iter()
            .any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Moves all of another collection into this one.
    pub fn append(&mut self, mut other: Self) {
        self.list.append(&mut other.list);
    }

    /// The diagnostics, errors first, then by file and position.
    #[must_use]
    pub fn sorted(&self) -> Vec<&Diagnostic> {
        let mut sorted: Vec<_> = self.list.iter().collect();
        sorted.sort_by(|left, right| {
            let (one, other) = (&left.location, &right.location);
            let by_place = one
                .position
                .cmp(&other.position)
                .then_with(|| one.pointer.cmp(&other.pointer));
            left.severity
                .cmp(&right.severity)
                .then_with(|| one.file.cmp(&other.file))
                .then(by_place)
        });
        sorted
    }

    /// Changes each of them in place, to add positions.
    pub fn for_each_mut(&mut self, change: impl FnMut(&mut Diagnostic)) {
        self.list.iter_mut().for_each(change);
    }
}

impl From<Diagnostic> for Diagnostics {
    fn from(diagnostic: Diagnostic) -> Self {
        Self {
            list: vec![diagnostic],
        }
    }
}

impl fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for diagnostic in self.sorted() {
            writeln!(f, "{diagnostic}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}: {}", self.severity.as_str(), self.message)?;
        write!(f, "  --> {}", self.location.file)?;
        if let Some((line, column)) = self.location.position {
            write!(f, ":{line}:{column}")?;
        }
        if !self.location.pointer.is_empty() {
            write!(f, " at {}", self.location.pointer)?;
        }
        writeln!(f)?;
        if let Some(help) = &self.help {
            writeln!(f, "  help: {help}")?;
        }
        Ok(())
    }
}
