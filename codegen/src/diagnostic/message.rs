//! One diagnostic.

use std::fmt;

use super::action::SuggestedAction;
use super::help::Help;
use super::location::Location;
use super::printable::printable;
use super::severity::Severity;

/// One message about one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// Where it is.
    pub location: Location,
    /// What is wrong and what was expected.
    pub message: String,
    /// How to fix it.
    pub help: Option<String>,
    /// The overlay actions that fix it together, if any.
    pub actions: Vec<SuggestedAction>,
}

impl Diagnostic {
    pub(crate) fn new(
        severity: Severity,
        location: Location,
        message: impl Into<String>,
        help: impl Into<Help>,
    ) -> Self {
        let Help { sentence, actions } = help.into();
        Self {
            severity,
            location,
            message: message.into(),
            help: Some(sentence),
            actions,
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

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Location {
            file,
            pointer,
            position,
            ..
        } = &self.location;
        writeln!(
            f,
            "{}: {}",
            self.severity.as_str(),
            printable(&self.message)
        )?;
        write!(f, "  --> {}", printable(file))?;
        if let Some((line, column)) = position {
            write!(f, ":{line}:{column}")?;
        }
        if !pointer.is_empty() {
            write!(f, " at {}", printable(pointer))?;
        }
        writeln!(f)?;
        if let Some(help) = &self.help {
            writeln!(f, "  help: {}", printable(help))?;
        }
        for action in &self.actions {
            writeln!(f, "  overlay: {action}")?;
        }
        Ok(())
    }
}
