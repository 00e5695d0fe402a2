//! Where things lie.

use std::path::{Path, PathBuf};

/// Returns the path of something in the workspace.
pub(crate) fn in_workspace(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}
