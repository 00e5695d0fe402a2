//! An I/O error in, what was tried, where, and what to do about it out.

use std::fmt;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// Why a folder cannot be written.
#[derive(Debug)]
pub(crate) struct OutputError {
    /// What was tried, as in `write`.
    action: &'static str,
    path: PathBuf,
    problem: String,
    help: String,
}

impl OutputError {
    /// An error that no system call reported.
    pub(crate) fn new(
        action: &'static str,
        path: &Path,
        problem: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self {
            action,
            path: path.to_owned(),
            problem: problem.into(),
            help: help.into(),
        }
    }

    /// An error of the operating system.
    pub(crate) fn io(action: &'static str, path: &Path, error: &io::Error) -> Self {
        // The kinds have plain names; the number of an error is of no use.
        let text = error.to_string();
        let problem = match text.split(" (os error").next() {
            Some(words) if !words.is_empty() => words.to_lowercase(),
            _ => error.kind().to_string(),
        };
        Self::new(action, path, problem, help(error.kind()))
    }

    /// The same error, of a run that has begun to put its files in place.
    pub(crate) fn unfinished(mut self) -> Self {
        self.help
            .push_str("; then run the command again, which completes this run");
        self
    }

    /// For `map_err`.
    pub(crate) fn from_io<'a>(
        action: &'static str,
        path: &'a Path,
    ) -> impl FnOnce(io::Error) -> Self + use<'a> {
        move |error| Self::io(action, path, &error)
    }
}

/// What a user can do about an error of this kind.
fn help(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            "make the folder writable, or choose another one with --out"
        }
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
            "free some space and run the command again"
        }
        ErrorKind::NotADirectory | ErrorKind::AlreadyExists => {
            "move the file that is in the way, or choose another folder with --out"
        }
        ErrorKind::IsADirectory | ErrorKind::DirectoryNotEmpty => {
            "move the folder that is in the way, or choose another one with --out"
        }
        ErrorKind::InvalidFilename => "choose a folder with a shorter path",
        _ => "check the path, or choose another folder with --out",
    }
}

impl fmt::Display for OutputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            action,
            path,
            problem,
            help,
        } = self;
        let path = path.display();
        write!(f, "error: cannot {action} {path}: {problem}\nhelp: {help}")
    }
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::path::Path;

    use super::OutputError;

    #[test]
    fn an_error_has_words_and_no_number() {
        let error = io::Error::from_raw_os_error(13);
        let text = OutputError::io("write", Path::new("/a/b"), &error).to_string();
        assert_eq!(
            text,
            "error: cannot write /a/b: permission denied\nhelp: make the folder writable, or choose another one with --out"
        );
    }
}
