//! Generated files in, folders on disk that hold them out.
//!
//! A folder is written in place, so it may be `.`, a symbolic link or a mount point; nothing beside it is touched. A run that is
//! interrupted is finished or discarded by the next one (see [`staging`]).

mod failure;
mod folder;
mod lock;
mod ours;
mod plan;
mod staging;

use codegen::emit::SourceFile;

pub(crate) use failure::OutputError;
pub(crate) use folder::Folder;
use lock::FolderLock;
use plan::Plan;
use staging::Staging;

/// A folder and the files that it should hold.
pub(crate) struct Output {
    /// The folder.
    pub(crate) folder: Folder,
    /// The files.
    pub(crate) files: Vec<SourceFile>,
}

/// What a run did to the folders.
#[derive(Debug, Default)]
pub(crate) struct Written {
    /// How many files are new or have changed.
    pub(crate) changed: usize,
    /// The files that were removed.
    pub(crate) removed: Vec<String>,
    /// How many files were left alone.
    pub(crate) unchanged: usize,
}

/// Writes the files that differ from what is on disk. All folders are locked before the first is written, always in the same order.
///
/// # Errors
///
/// Whatever prevents it. The folders are then as they were, or the next run completes what this one began.
pub(crate) fn write(outputs: &[Output]) -> Result<Written, OutputError> {
    let mut plans = Vec::new();
    for Output { folder, files } in outputs {
        folder.check()?;
        plans.push(Plan::of(folder, files)?);
    }
    let is_done = |output: &Output| !Staging::of(&output.folder).exists();
    if plans.iter().all(Plan::is_empty) && outputs.iter().all(is_done) {
        return Ok(total(plans.iter().map(Plan::written)));
    }
    let locks: Result<Vec<_>, _> = outputs
        .iter()
        .map(|output| FolderLock::acquire(&output.folder))
        .collect();
    let locks = locks?;
    let written: Result<Vec<_>, _> = outputs.iter().map(write_locked).collect();
    drop(locks);
    Ok(total(written?))
}

/// Whether a run was interrupted while it put its files in place, so that the folder is neither the old one nor the new one.
pub(crate) fn is_interrupted(folder: &Folder) -> bool {
    Staging::of(folder).is_committed()
}

/// Writes one folder that nobody else is writing.
fn write_locked(output: &Output) -> Result<Written, OutputError> {
    let Output { folder, files } = output;
    let staging = Staging::of(folder);
    let recovered = staging.recover()?;
    folder.check()?;
    // Computed again: another run may have written the folder until the lock was free.
    let plan = Plan::of(folder, files)?;
    if !plan.is_empty() {
        plan.check(folder)?;
        if let Err(error) = staging.fill(&plan) {
            // The error is about the first thing that failed; the next run discards what is left.
            let _ = staging.discard();
            return Err(error);
        }
        staging.apply()?;
    }
    let Written {
        changed,
        removed,
        unchanged,
    } = plan.written();
    Ok(Written {
        changed,
        removed: recovered.into_iter().chain(removed).collect(),
        unchanged,
    })
}

fn total(written: impl IntoIterator<Item = Written>) -> Written {
    let mut total = Written::default();
    for one in written {
        total.changed += one.changed;
        total.removed.extend(one.removed);
        total.unchanged += one.unchanged;
    }
    total
}
