//! `cargo xtask bench`: what to measure in, tables of our numbers beside those of the best peer out.
//!
//! Everything is built and measured on the machine that asks, both sides in turn, because times of different runs or
//! machines don't compare. Programs are built in `target/bench`, the peers are installed in `target/bench-tools`.

pub(crate) mod arguments;
mod build;
mod call;
mod generate;
mod load;
mod machine;
mod pairs;
mod process;
mod server;
mod size;
mod table;
mod tools;

use std::path::{Path, PathBuf};

use crate::{Failure, print, workspace};
pub(crate) use arguments::Bench;
use arguments::Part;
use table::Table;

/// Measures the parts, one after the other.
pub(crate) fn run(arguments: &Bench) -> Result<(), Failure> {
    print(&machine::text());
    let runs = |usual| arguments.runs.unwrap_or(usual);
    let show = |table: Table| print(&format!("\n{table}"));
    for part in &arguments.parts {
        match part {
            Part::Generate => show(generate::run(&arguments.documents, runs(9))?),
            Part::Build => {
                show(build::alone(runs(5))?);
                show(build::cold(runs(1))?);
            }
            Part::Size => show(size::run()?),
            Part::Call => show(call::run()?),
            Part::Load => show(load::run(runs(5))?),
        }
    }
    Ok(())
}

/// Where a benchmark builds, below `target`.
fn scratch(name: &str) -> PathBuf {
    workspace::root().join("target/bench").join(name)
}

/// The workspace of the programs that are measured.
fn programs() -> PathBuf {
    workspace::root().join("tests/benchmarks")
}

/// Removes a folder with all it holds, if it is there.
fn remove(folder: &Path) -> Result<(), Failure> {
    match std::fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(Failure::Failed(
            format!("error: cannot remove {}: {error}", folder.display()),
        )),
        _ => Ok(()),
    }
}
