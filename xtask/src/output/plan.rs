//! Generated files and a folder in, what has to be written and removed out.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use codegen::emit::SourceFile;

use super::{Folder, OutputError, Written, ours};

/// What makes a folder hold exactly the generated files.
pub(super) struct Plan<'a> {
    /// The files that are new or differ.
    pub(super) changed: Vec<&'a SourceFile>,
    /// The generated files that are no longer made, relative to the folder.
    pub(super) removed: Vec<String>,
    unchanged: usize,
}

impl<'a> Plan<'a> {
    /// Compares the files with the folder.
    pub(super) fn of(folder: &Folder, files: &'a [SourceFile]) -> Result<Self, OutputError> {
        let (mut changed, mut unchanged) = (Vec::new(), 0);
        for file in files {
            let text = fs::read(folder.path().join(&file.path));
            if text.is_ok_and(|text| text == file.contents.as_bytes()) {
                unchanged += 1;
            } else {
                changed.push(file);
            }
        }
        Ok(Self {
            changed,
            removed: folder.stale(files)?,
            unchanged,
        })
    }

    /// Whether nothing has to be done.
    pub(super) fn is_empty(&self) -> bool {
        self.changed.is_empty() && self.removed.is_empty()
    }

    /// What is reported once it is done.
    pub(super) fn written(&self) -> Written {
        Written {
            changed: self.changed.len(),
            removed: self.removed.clone(),
            unchanged: self.unchanged,
        }
    }

    /// Refuses what would fail halfway, or would replace something that was not generated.
    pub(super) fn check(&self, folder: &Folder) -> Result<(), OutputError> {
        let root = folder.path();
        let mut parents = BTreeSet::new();
        for file in &self.changed {
            let path = root.join(&file.path);
            check_destination(&path)?;
            parents.extend(path.parent().map(Path::to_path_buf));
        }
        let removed = self.removed.iter().map(|name| root.join(name));
        parents.extend(removed.filter_map(|path| path.parent().map(Path::to_path_buf)));
        parents.iter().try_for_each(|parent| check_parent(parent))
    }
}

impl Folder {
    /// The generated files that are no longer made, relative to the folder.
    pub(crate) fn stale(&self, files: &[SourceFile]) -> Result<Vec<String>, OutputError> {
        let made: BTreeSet<&str> = files.iter().map(|file| file.path.as_str()).collect();
        let mut found = ours::find(self)?;
        found.retain(|name| !made.contains(name.as_str()));
        Ok(found)
    }
}

fn check_destination(path: &Path) -> Result<(), OutputError> {
    match fs::metadata(path) {
        Ok(metadata) if metadata.is_dir() => Err(OutputError::new(
            "write",
            path,
            "expected a file, found a folder",
            "move it away and run the command again",
        )),
        Ok(_) if ours::is_ours(path).map_err(OutputError::from_io("read", path))? => Ok(()),
        Ok(_) => Err(OutputError::new(
            "write",
            path,
            "the file was not generated: its first line is not that of a generated file",
            "move it away or remove it, and run the command again",
        )),
        // Also a symbolic link that leads nowhere, which is replaced.
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(OutputError::io("write", path, &error)),
    }
}

/// Checks the innermost existing folder of a path.
fn check_parent(parent: &Path) -> Result<(), OutputError> {
    let existing = parent.ancestors().find(|path| path.exists());
    let existing = existing.unwrap_or(parent);
    is_writable(existing).map_err(OutputError::from_io("write", existing))
}

#[cfg(any(target_os = "linux", target_vendor = "apple"))]
fn is_writable(folder: &Path) -> io::Result<()> {
    use rustix::fs::{Access, access};
    Ok(access(folder, Access::WRITE_OK | Access::EXEC_OK)?)
}

#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
fn is_writable(folder: &Path) -> io::Result<()> {
    if fs::metadata(folder)?.permissions().readonly() {
        return Err(ErrorKind::PermissionDenied.into());
    }
    Ok(())
}
