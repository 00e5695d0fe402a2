//! A plan in, a folder that was changed as a whole out.
//!
//! Everything happens inside the folder, in `.codegen/`:
//!
//! 1. `files/` gets each new file. Interrupted here, the next run discards it: the folder is the old one.
//! 2. `commit` appears, by one rename, with the names of the files to remove. From here on the folder becomes the new one.
//! 3. Each new file is renamed to its place and each old one removed. Interrupted here, the next run does the rest.
//! 4. `commit` goes, then `files/`.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Component, Path, PathBuf};

use super::plan::Plan;
use super::{Folder, OutputError, ours};

/// The folder inside the written one.
pub(super) const NAME: &str = ".codegen";
/// The file in it by which runs wait for each other.
pub(super) const LOCK: &str = "lock";

/// The folder in which the next state is prepared.
pub(super) struct Staging {
    target: PathBuf,
    path: PathBuf,
}

impl Staging {
    /// That of a folder. It may not exist.
    pub(super) fn of(folder: &Folder) -> Self {
        Self {
            target: folder.path().to_owned(),
            path: folder.path().join(NAME),
        }
    }

    /// Where it is.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Whether a run has left something, or is at work.
    pub(super) fn exists(&self) -> bool {
        fs::symlink_metadata(&self.path).is_ok()
    }

    /// Whether a run was interrupted, or is, while it put its files in place.
    pub(super) fn is_committed(&self) -> bool {
        self.commit().exists()
    }

    fn files(&self) -> PathBuf {
        self.path.join("files")
    }

    fn commit(&self) -> PathBuf {
        self.path.join("commit")
    }

    fn draft(&self) -> PathBuf {
        self.path.join("commit.draft")
    }

    /// Finishes or discards what an interrupted run left; the files that were removed by it.
    pub(super) fn recover(&self) -> Result<Vec<String>, OutputError> {
        if self.is_committed() {
            return self.apply();
        }
        self.discard()?;
        Ok(Vec::new())
    }

    /// Prepares the new files and commits to the plan.
    pub(super) fn fill(&self, plan: &Plan<'_>) -> Result<(), OutputError> {
        for file in &plan.changed {
            let path = self.files().join(&file.path);
            write(&path, file.contents.as_bytes())?;
        }
        let mut removed = plan.removed.join("\n");
        removed.push('\n');
        write(&self.draft(), removed.as_bytes())?;
        move_file(&self.draft(), &self.commit())
    }

    /// Puts the prepared files in place and removes the old ones. Can be repeated from any point.
    pub(super) fn apply(&self) -> Result<Vec<String>, OutputError> {
        self.apply_rest().map_err(OutputError::unfinished)
    }

    fn apply_rest(&self) -> Result<Vec<String>, OutputError> {
        let commit = self.commit();
        let removed = fs::read_to_string(&commit).map_err(OutputError::from_io("read", &commit))?;
        place(&self.files(), &self.target)?;
        let mut gone = Vec::new();
        for name in removed.lines() {
            if self.remove(name)? {
                gone.push(name.to_owned());
            }
        }
        fs::remove_file(&commit).map_err(OutputError::from_io("remove", &commit))?;
        self.discard()?;
        Ok(gone)
    }

    /// Removes what was prepared.
    pub(super) fn discard(&self) -> Result<(), OutputError> {
        let (draft, files) = (self.draft(), self.files());
        for (path, result) in [
            (&draft, fs::remove_file(&draft)),
            (&files, fs::remove_dir_all(&files)),
        ] {
            match result {
                Err(error) if error.kind() != ErrorKind::NotFound => {
                    return Err(OutputError::io("remove", path, &error));
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Removes a file that is still ours, and the folders that are empty without it.
    fn remove(&self, name: &str) -> Result<bool, OutputError> {
        let is_below = |path: &Path| {
            path.components()
                .all(|part| matches!(part, Component::Normal(_)))
        };
        let path = self.target.join(name);
        if !is_below(Path::new(name)) || !ours::is_ours(&path).unwrap_or(false) {
            return Ok(false);
        }
        fs::remove_file(&path).map_err(OutputError::from_io("remove", &path))?;
        let folders = path
            .ancestors()
            .skip(1)
            .take_while(|folder| *folder != self.target);
        for folder in folders {
            // Fails where something is left in it.
            if fs::remove_dir(folder).is_err() {
                break;
            }
        }
        Ok(true)
    }
}

/// Moves the files below `from` to the same places below `to`.
fn place(from: &Path, to: &Path) -> Result<(), OutputError> {
    let entries = match fs::read_dir(from) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(OutputError::io("read", from, &error)),
    };
    for entry in entries {
        let entry = entry.map_err(OutputError::from_io("read", from))?;
        let (new, destination) = (entry.path(), to.join(entry.file_name()));
        let kind = entry
            .file_type()
            .map_err(OutputError::from_io("read", &new))?;
        if kind.is_dir() {
            fs::create_dir_all(&destination)
                .map_err(OutputError::from_io("create", &destination))?;
            place(&new, &destination)?;
        } else {
            move_file(&new, &destination)?;
        }
    }
    Ok(())
}

fn write(path: &Path, contents: &[u8]) -> Result<(), OutputError> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(OutputError::from_io("create", parent))?;
    }
    fs::write(path, contents).map_err(OutputError::from_io("write", path))
}

/// Renames a file; copies it where a folder of the target is on another file system.
fn move_file(from: &Path, to: &Path) -> Result<(), OutputError> {
    let copy = |error: io::Error| match error.kind() {
        ErrorKind::CrossesDevices => fs::copy(from, to).and_then(|_| fs::remove_file(from)),
        _ => Err(error),
    };
    fs::rename(from, to)
        .or_else(copy)
        .map_err(OutputError::from_io("write", to))
}
