//! What went wrong, where, and how to mend it: collected, sorted and shown together.

mod action;
mod help;
mod json;
mod place;
mod render;

use std::fmt;

pub use action::SuggestedAction;
pub use help::Help;
pub(crate) use place::end;

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
    /// Whether the key there is meant rather than its value.
    pub is_key: bool,
    /// Line and column, counted from one, where they are known.
    pub position: Option<(usize, usize)>,
    /// Line and column behind the last character of what stands there.
    pub end: Option<(usize, usize)>,
}

impl Location {
    /// A node of a file.
    pub(crate) fn of(file: &str, pointer: &str) -> Self {
        Self {
            file: file.to_owned(),
            pointer: pointer.to_owned(),
            ..Self::default()
        }
    }
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
    /// The overlay action that mends it, where one can be given.
    pub action: Option<SuggestedAction>,
}

impl Diagnostic {
    pub(crate) fn new(
        severity: Severity,
        location: Location,
        message: impl Into<String>,
        help: impl Into<Help>,
    ) -> Self {
        let Help { sentence, action } = help.into();
        Self {
            severity,
            location,
            message: message.into(),
            help: Some(sentence),
            action,
        }
    }

    /// An error about a place in a text rather than a node of a document.
    pub(crate) fn at(
        file: &str,
        position: Option<(usize, usize)>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        let location = Location {
            file: file.to_owned(),
            position,
            ..Location::default()
        };
        Self::new(Severity::Error, location, message, Help::new(help))
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
        help: impl Into<Help>,
    ) {
        let location = Location::of(file, pointer);
        self.push(Diagnostic::new(Severity::Error, location, message, help));
    }

    /// Adds a warning at a pointer of a file.
    pub fn warning(
        &mut self,
        file: &str,
        pointer: &str,
        message: impl Into<String>,
        help: impl Into<Help>,
    ) {
        let location = Location::of(file, pointer);
        self.push(Diagnostic::new(Severity::Warning, location, message, help));
    }

    /// Adds a note at a pointer of a file.
    pub fn note(
        &mut self,
        file: &str,
        pointer: &str,
        message: impl Into<String>,
        help: impl Into<Help>,
    ) {
        let location = Location::of(file, pointer);
        self.push(Diagnostic::new(Severity::Note, location, message, help));
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

    /// The diagnostics, errors first, then by file and position. What was said several times, by each operation that is
    /// concerned, is there once.
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
                .then_with(|| left.message.cmp(&right.message))
        });
        sorted.dedup();
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
        if let Some(action) = &self.action {
            writeln!(f, "  overlay: {action}")?;
        }
        Ok(())
    }
}
