//! Generated crates in, whether their requests and responses are what `tests/corpus` expects out.

use super::crates::Workspace;
use super::results::Results;
use crate::Failure;

pub(super) fn run(_workspace: &Workspace, _results: &mut Results<'_>) -> Result<(), Failure> {
    Ok(())
}
