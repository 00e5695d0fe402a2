//! Files in, a folder that holds them out: made to the side and swapped in, so that an interruption leaves the old one or the new one.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use codegen::emit::SourceFile;

use crate::summary::Written;

/// How the first line of a generated manifest begins.
const MARK: &str = "# @generated";

/// A folder that the generator writes.
pub(crate) struct Folder {
    path: PathBuf,
    is_crate: bool,
}

impl Folder {
    /// A whole crate: `Cargo.toml` and `src` are ours, whatever else stands there (`target`, `Cargo.lock`) is kept.
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

    /// Where it stands.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// The generated files that are no longer made.
    pub(crate) fn stale(&self, files: &[SourceFile]) -> Vec<PathBuf> {
        let mut found = Vec::new();
        let root = if self.is_crate {
            self.path.join("src")
        } else {
            self.path.clone()
        };
        collect(&root, &mut found);
        found.retain(|path| !files.iter().any(|file| self.path.join(&file.path) == *path));
        found.sort();
        found
    }

    /// Writes the files, if they differ from what stands there.
    pub(crate) fn write(&self, files: &[SourceFile]) -> io::Result<Written> {
        self.recover()?;
        self.refuse_foreign()?;
        let is_same = |file: &&SourceFile| {
            fs::read(self.path.join(&file.path)).is_ok_and(|text| text == file.contents.as_bytes())
        };
        let unchanged = files.iter().filter(is_same).count();
        let removed = self.stale(files).len();
        let changed = files.len() - unchanged;
        if changed + removed > 0 {
            let result = self.write_aside(files).and_then(|()| self.swap());
            if result.is_err() {
                // The next run would tidy up as well; a full disk is better off without the half of a crate.
                let _ = self.recover();
            }
            result?;
        }
        Ok(Written {
            changed,
            removed,
            unchanged,
        })
    }

    /// The new folder, and after the swap the old one.
    fn aside(&self) -> PathBuf {
        let name = self.path.file_name().unwrap_or_default().to_string_lossy();
        self.path.with_file_name(format!(".{name}.codegen"))
    }

    /// Finishes or takes back a run that was interrupted.
    fn recover(&self) -> io::Result<()> {
        let (aside, spare) = (self.aside(), spare(&self.aside()));
        if spare.exists() && !self.path.exists() {
            fs::rename(&spare, &self.path)?;
        }
        if aside.exists() {
            if self.path.exists() {
                self.keep_foreign(&aside)?;
            }
            fs::remove_dir_all(&aside)?;
        }
        Ok(())
    }

    /// A folder that holds something, but no crate of ours, is somebody's work.
    fn refuse_foreign(&self) -> io::Result<()> {
        if !self.is_crate || !self.path.exists() {
            return Ok(());
        }
        let is_empty = fs::read_dir(&self.path)?.next().is_none();
        let manifest = fs::read_to_string(self.path.join("Cargo.toml")).unwrap_or_default();
        if is_empty || manifest.starts_with(MARK) {
            return Ok(());
        }
        Err(io::Error::new(
            ErrorKind::AlreadyExists,
            "the folder holds something that was not generated; choose an empty or a new folder",
        ))
    }

    /// Makes the new folder. A file that stays the same keeps its identity, so that Cargo need not build it again.
    fn write_aside(&self, files: &[SourceFile]) -> io::Result<()> {
        let aside = self.aside();
        for file in files {
            let (old, new) = (self.path.join(&file.path), aside.join(&file.path));
            if let Some(parent) = new.parent() {
                fs::create_dir_all(parent)?;
            }
            let same = fs::read(&old).is_ok_and(|text| text == file.contents.as_bytes());
            if !(same && fs::hard_link(&old, &new).is_ok()) {
                fs::write(&new, &file.contents)?;
            }
        }
        Ok(())
    }

    fn swap(&self) -> io::Result<()> {
        let aside = self.aside();
        if !self.path.exists() {
            if let Some(parent) = self.path.parent() {
                fs::create_dir_all(parent)?;
            }
            return fs::rename(&aside, &self.path);
        }
        exchange(&aside, &self.path)?;
        self.keep_foreign(&aside)?;
        fs::remove_dir_all(&aside)
    }

    /// Moves what the generator did not make from the folder aside into the new one.
    fn keep_foreign(&self, aside: &Path) -> io::Result<()> {
        for entry in fs::read_dir(aside)? {
            let entry = entry?;
            let kept = self.path.join(entry.file_name());
            if self.is_crate && entry.file_name() != "src" && !kept.exists() {
                fs::rename(entry.path(), kept)?;
            }
        }
        Ok(())
    }
}

/// Where the old folder waits while the new one takes its place, if the system cannot exchange them.
fn spare(aside: &Path) -> PathBuf {
    aside.with_extension("old")
}

/// Exchanges two folders in one step, where the system can.
#[cfg(any(target_os = "linux", target_vendor = "apple"))]
fn exchange(new: &Path, old: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    match renameat_with(CWD, new, CWD, old, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(()),
        // Not every file system can.
        Err(rustix::io::Errno::INVAL | rustix::io::Errno::NOSYS | rustix::io::Errno::NOTSUP) => {
            exchange_in_steps(new, old)
        }
        Err(error) => Err(error.into()),
    }
}

#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
fn exchange(new: &Path, old: &Path) -> io::Result<()> {
    exchange_in_steps(new, old)
}

/// Between the first two renames there is no folder; the next run finds the spare one and puts it back.
fn exchange_in_steps(new: &Path, old: &Path) -> io::Result<()> {
    let spare = spare(new);
    fs::rename(old, &spare)?;
    fs::rename(new, old)?;
    fs::rename(&spare, new)
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            collect(&path, found);
        } else {
            found.push(path);
        }
    }
}
