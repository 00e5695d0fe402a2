//! Diagnostics, collected and sorted.

use super::help::Help;
use super::location::Location;
use super::message::Diagnostic;
use super::severity::Severity;

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

    /// The pointers of the errors.
    pub(crate) fn errors(&self) -> impl Iterator<Item = &str> {
        let errors = self.list.iter();
        errors
            .filter(|diagnostic| diagnostic.severity == Severity::Error)
            .map(|error| error.location.pointer.as_str())
    }

    /// How many there are, repeated ones included.
    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Whether one of them is about this file.
    pub(crate) fn is_about(&self, file: &str) -> bool {
        let mut list = self.list.iter();
        list.any(|diagnostic| diagnostic.location.file == file)
    }

    /// Moves all of another collection into this one.
    pub fn append(&mut self, mut other: Self) {
        self.list.append(&mut other.list);
    }

    /// The diagnostics, errors first, then by file and position. One that several operations report is there once.
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

    /// How many there are of each severity: `3 errors, 1 warning`.
    #[must_use]
    pub fn count(&self) -> String {
        let sorted = self.sorted();
        let counts = Severity::ALL.map(|severity| {
            let is_one = |diagnostic: &&&Diagnostic| diagnostic.severity == severity;
            match (sorted.iter().filter(is_one).count(), severity.as_str()) {
                (0, _) => None,
                (1, word) => Some(format!("1 {word}")),
                (count, word) => Some(format!("{count} {word}s")),
            }
        });
        counts.into_iter().flatten().collect::<Vec<_>>().join(", ")
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
