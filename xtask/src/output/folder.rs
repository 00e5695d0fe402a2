//! A folder in, whether the generator may write it out.

use std::ffi::OsStr;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::staging::{self, Staging};
use super::{OutputError, ours};

/// A folder that the generator writes.
#[derive(Debug, Clone)]
pub(crate) struct Folder {
    path: PathBuf,
    is_crate: bool,
}

impl Folder {
    /// A whole crate: besides `Cargo.toml` and `src`, whatever else is there (`target`, `Cargo.lock`) is somebody else's.
    pub(crate) fn of_crate(path: PathBuf) -> Self {
        Self {
            path,
            is_crate: true,
        }
    }

    /// A folder of nothing but generated sources.
    pub(crate) fn of_sources(path: PathBuf) -> Self {
        Self {
            path,
            is_crate: false,
        }
    }

    /// Where it is.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Whether it holds a crate.
    pub(crate) fn is_crate(&self) -> bool {
        self.is_crate
    }

    /// Rejects what is not a folder, and a folder that contains somebody's work.
    pub(super) fn check(&self) -> Result<(), OutputError> {
        self.check_kind()?;
        let is_interrupted = Staging::of(self).is_committed();
        if !self.is_crate || is_interrupted || self.is_empty()? {
            return Ok(());
        }
        let manifest = self.path.join("Cargo.toml");
        match ours::is_ours(&manifest) {
            Ok(true) => Ok(()),
            Ok(false) => Err(self.foreign()),
            Err(error) if error.kind() == ErrorKind::NotFound => Err(self.foreign()),
            Err(error) => Err(OutputError::io("read", &manifest, &error)),
        }
    }

    fn foreign(&self) -> OutputError {
        OutputError::new(
            "write",
            &self.path,
            "the folder holds something that was not generated",
            "choose an empty or a new folder with --out",
        )
    }

    fn check_kind(&self) -> Result<(), OutputError> {
        let path = &self.path;
        match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => Ok(()),
            Ok(_) => Err(OutputError::new(
                "write",
                path,
                "expected a folder, found a file",
                "choose another path with --out",
            )),
            Err(error) if error.kind() == ErrorKind::NotFound => match fs::read_link(path) {
                Ok(target) => Err(OutputError::new(
                    "write",
                    path,
                    format!(
                        "a symbolic link to {}, which does not exist",
                        target.display()
                    ),
                    "create the folder that it points to, or remove the link",
                )),
                Err(_) => Ok(()),
            },
            Err(error) => Err(OutputError::io("write", path, &error)),
        }
    }

    /// Whether there is nothing in it that a person made. Hidden files, such as `.git`, do not count.
    fn is_empty(&self) -> Result<bool, OutputError> {
        let failed = OutputError::from_io("read", &self.path);
        let entries = match fs::read_dir(&self.path) {
            Ok(entries) => entries,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(true),
            Err(error) => return Err(failed(error)),
        };
        // A file that cannot be examined is reported as foreign.
        let names = entries.map(|entry| entry.map(|entry| entry.file_name()).unwrap_or_default());
        Ok(names.into_iter().all(|name| is_no_work(&name)))
    }
}

fn is_no_work(name: &OsStr) -> bool {
    // `lost+found` is in every new file system.
    name == staging::NAME || name.as_encoded_bytes().starts_with(b".") || name == "lost+found"
}
