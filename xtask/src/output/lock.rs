//! A folder in, the right to write it out: one run at a time.

use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use fs4::TryLockError;
use same_file::Handle;

use super::staging::{self, Staging};
use super::{Folder, OutputError};

/// A lock on a folder. The system releases it when the process ends, however it ends.
pub(super) struct FolderLock {
    /// The open file that holds the lock; released after `drop`.
    _file: File,
    path: PathBuf,
    staging: PathBuf,
    _created: Created,
}

/// The folders that did not exist before, the innermost first. Those that are empty at the end are removed.
struct Created(Vec<PathBuf>);

impl Drop for Created {
    fn drop(&mut self) {
        for folder in &self.0 {
            let _ = fs::remove_dir(folder);
        }
    }
}

impl FolderLock {
    /// Waits until no other run writes the folder, and reports that it waits.
    pub(super) fn acquire(folder: &Folder) -> Result<Self, OutputError> {
        let created = Created(missing(folder.path()));
        let staging = Staging::of(folder).path().to_owned();
        let path = staging.join(staging::LOCK);
        loop {
            fs::create_dir_all(&staging).map_err(OutputError::from_io("create", &staging))?;
            let options = File::options()
                .write(true)
                .create(true)
                .truncate(false)
                .clone();
            let file = match options.open(&path) {
                Ok(file) => file,
                // The run that held the lock has just removed the folder around it.
                Err(error) if error.kind() == ErrorKind::NotFound => continue,
                Err(error) => return Err(OutputError::io("create", &path, &error)),
            };
            lock(&file, folder.path()).map_err(OutputError::from_io("lock", &path))?;
            if is_still(&file, &path) {
                return Ok(Self {
                    _file: file,
                    path,
                    staging,
                    _created: created,
                });
            }
        }
    }
}

fn lock(file: &File, folder: &Path) -> io::Result<()> {
    let result = match fs4::FileExt::try_lock(file) {
        Ok(()) => Ok(()),
        Err(TryLockError::WouldBlock) => {
            eprintln!(
                "waiting for another run that is writing {}",
                folder.display()
            );
            fs4::FileExt::lock(file)
        }
        Err(TryLockError::Error(error)) => Err(error),
    };
    match result {
        // Not every file system has locks, and most folders have one user.
        Err(error) if error.kind() == ErrorKind::Unsupported => Ok(()),
        other => other,
    }
}

/// Whether the locked file is the one at the path. The run before may have removed it while this one waited.
fn is_still(file: &File, path: &Path) -> bool {
    let locked = file.try_clone().and_then(Handle::from_file);
    matches!((locked, Handle::from_path(path)), (Ok(one), Ok(other)) if one == other)
}

/// The folders of a path that do not exist, the innermost first.
fn missing(path: &Path) -> Vec<PathBuf> {
    let ancestors = path.ancestors().take_while(|path| !path.exists());
    ancestors.map(Path::to_path_buf).collect()
}

impl Drop for FolderLock {
    /// Leaves nothing behind but the crate; without one, nothing.
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
        // Fails where something is left that the next run needs, or where the next run has begun.
        let _ = fs::remove_dir(&self.staging);
    }
}
